package im.gangway.transport;

/** The ability to show the user's presence to the network ({@link Ability#PRESENCE}). */
public interface PresenceSession extends LegacySession {

  /** Shows how present the user is, with a text that may be empty; never {@code OFFLINE}. */
  void showPresence(ContactStatus status, String text);
}
