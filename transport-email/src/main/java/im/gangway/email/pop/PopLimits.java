package im.gangway.email.pop;

import java.time.Duration;

/**
 * How mailboxes are polled, and what a server may cost.
 *
 * @param mailBytes of larger mails only the header is fetched
 * @param mailsAtOnce that are told after one poll; the next follows at once then
 * @param pollsAtOnce that may block, of all mailboxes
 * @param poll between two polls; also the first pause after a failure, which doubles
 * @param longestPause after failures
 * @param retry of a mail that the listener could not take
 * @param answerTimeout for the connection, and between two pieces of an answer
 * @param stepTimeout for a login with the list of mails, and for each mail
 */
public record PopLimits(
    int mailBytes,
    int mailsAtOnce,
    int pollsAtOnce,
    Duration poll,
    Duration longestPause,
    Duration retry,
    Duration answerTimeout,
    Duration stepTimeout) {
  /** What is good for nearly everyone; many servers allow no more polls. */
  public static final PopLimits DEFAULT =
      new PopLimits(
          32 << 20,
          200,
          4,
          Duration.ofMinutes(2),
          Duration.ofMinutes(30),
          Duration.ofSeconds(15),
          Duration.ofSeconds(20),
          Duration.ofMinutes(3));

  /** What may come in one step: a mail, or a long list of mails. */
  long stepBytes() {
    return mailBytes + (16L << 20);
  }
}
