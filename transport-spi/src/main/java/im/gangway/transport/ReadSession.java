package im.gangway.transport;

/** The ability to tell the network what the user has read ({@link Ability#READ_MARKS}). */
public interface ReadSession extends LegacySession {

  /**
   * The user has read a legacy user's message, and what came from there before it; told once for
   * each message, and never for an older one after a newer one (XEP-0333). Nothing waits for it,
   * and what goes wrong with it concerns nobody.
   *
   * @param from whose message
   */
  void read(LegacyAddress from, LegacyMessageId message);
}
