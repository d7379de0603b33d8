package im.gangway.email.mail;

import java.util.Optional;

/**
 * What a recipient's client says became of a mail (MDN, RFC 8098).
 *
 * @param originalMessageId of the mail it is about, without brackets
 * @param recipient who did it
 * @param disposition in lower case, such as {@code displayed} or {@code deleted}
 */
public record ReadReport(
    Optional<String> originalMessageId, Optional<String> recipient, String disposition) {
  /** Whether a person may have seen the mail. */
  public boolean isDisplayed() {
    return disposition.equals("displayed");
  }
}
