package im.gangway.transport;

/**
 * Somebody else whom one message is for.
 *
 * @param kind what the others may know of that
 */
public record Addressee(Kind kind, LegacyAddress address) {

  /** How somebody is addressed (XEP-0033 §4.1.6, RFC 5322 §3.6.3). */
  public enum Kind {
    /** It is for them. */
    TO,
    /** They get a copy. */
    CC,
    /** They get a copy that none of the others may hear of. */
    BCC
  }
}
