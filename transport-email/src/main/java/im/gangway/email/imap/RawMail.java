package im.gangway.email.imap;

import java.time.Instant;

/**
 * A mail as a server keeps it.
 *
 * @param bytes what there is of it; not to be changed
 * @param size of the whole mail, in bytes
 * @param receivedAt when the server got it (INTERNALDATE)
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them, and copies would be large.
public record RawMail(
    byte[] bytes, long size, Instant receivedAt, Extent extent, Fingerprint fingerprint) {

  /** How much of the mail there is. */
  public enum Extent {
    /** All of it. */
    WHOLE,
    /** The header only, since the mail is larger than the limit. */
    HEADER,
    /** Nothing: the server failed again and again to hand it out. */
    NONE
  }

  /** Without what is in it. */
  @Override
  public String toString() {
    return "RawMail[" + size + " bytes, " + extent + ']';
  }
}
