package im.gangway.transport;

/** The ability to show the user's presence to the network ({@link Ability#PRESENCE}). */
public interface PresenceSession extends LegacySession {

  /** Shows the user as present, or as away with a text. */
  void showPresence(boolean away, String text);
}
