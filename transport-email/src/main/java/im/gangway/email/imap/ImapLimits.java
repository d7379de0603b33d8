package im.gangway.email.imap;

import java.time.Duration;

/**
 * How mailboxes are watched.
 *
 * @param mailBytes of larger mails only the header is fetched
 * @param bytesAtOnce of all mails that are being fetched or told, of all mailboxes
 * @param dialsAtOnce connections that are being made, of all mailboxes
 * @param renewal of IDLE, below 29 minutes (RFC 2177); also between polls of further folders
 * @param poll where the server has no IDLE
 * @param fetchTimeout for one mail
 * @param retry of a mail that the listener could not take
 * @param firstPause before the first new attempt to connect; doubles up to {@code longestPause}
 */
public record ImapLimits(
    int mailBytes,
    long bytesAtOnce,
    int dialsAtOnce,
    Duration renewal,
    Duration poll,
    Duration fetchTimeout,
    Duration retry,
    Duration firstPause,
    Duration longestPause) {
  /** What is good for nearly everyone. */
  public static final ImapLimits DEFAULT =
      new ImapLimits(
          32 << 20,
          64L << 20,
          32,
          Duration.ofMinutes(9),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(2),
          Duration.ofMinutes(5));

  public ImapLimits {
    if (bytesAtOnce < mailBytes || renewal.compareTo(Duration.ofMinutes(29)) >= 0) {
      throw new IllegalArgumentException("Limits that do not fit each other");
    }
  }
}
