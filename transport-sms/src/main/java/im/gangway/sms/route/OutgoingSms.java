package im.gangway.sms.route;

import im.gangway.sms.number.SmsAddress;

/**
 * A text on its way to somebody.
 *
 * @param reference ours, by which it is known again
 * @param from one of our numbers
 * @param to the recipient
 */
public record OutgoingSms(String reference, SmsAddress from, SmsAddress to, String text) {
  /** Without the text. */
  @Override
  public String toString() {
    return "OutgoingSms[" + reference + "]";
  }
}
