package im.gangway.email.pop;

import java.time.Instant;

/**
 * A mail as a server keeps it.
 *
 * @param uid the server's name for it (UIDL)
 * @param bytes all of it, its header if it is too large, or nothing if the server failed again and
 *     again to hand it out; not to be changed
 * @param size of the whole mail in bytes, as the server says
 * @param receivedAt when the server got it, as its header says
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them, and copies would be large.
public record PopMail(String uid, byte[] bytes, long size, boolean isWhole, Instant receivedAt) {

  /** Without what is in it. */
  @Override
  public String toString() {
    return "PopMail[" + size + " bytes]";
  }
}
