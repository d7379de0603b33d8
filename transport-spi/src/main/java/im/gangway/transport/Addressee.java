package im.gangway.transport;

/** One of several people to whom a message goes (XEP-0033). */
public record Addressee(Kind kind, LegacyAddress address) {

  /** How somebody is addressed. */
  public enum Kind {
    TO,
    CC,
    /** Hidden from all the others. */
    BCC
  }
}
