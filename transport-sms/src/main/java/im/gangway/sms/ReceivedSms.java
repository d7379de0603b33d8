package im.gangway.sms;

import im.gangway.sms.number.SmsAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * A whole text that came in.
 *
 * @param route by which
 * @param ours the number it was sent to
 * @param id by which a repetition is known
 * @param sentAt when it was sent, if that was notably earlier
 * @param files that came with it
 */
record ReceivedSms(
    String route,
    SmsAddress from,
    SmsAddress ours,
    String text,
    String id,
    Optional<Instant> sentAt,
    ReceivedFiles files) {
  /** Without the text. */
  @Override
  public String toString() {
    return "ReceivedSms[" + id + "]";
  }
}
