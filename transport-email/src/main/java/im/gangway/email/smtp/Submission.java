package im.gangway.email.smtp;

import im.gangway.email.address.MailAddress;
import im.gangway.email.compose.ComposedMail;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail and its envelope.
 *
 * @param returnPath where reports go; empty for mails that must cause none
 * @param envelopeId how reports name it (ENVID, RFC 3461): at most 100 letters, digits and dots
 * @param wantsDelivered whether to ask for a report of success as well
 */
public record Submission(
    Optional<MailAddress> returnPath,
    List<MailAddress> recipients,
    ComposedMail mail,
    String envelopeId,
    boolean wantsDelivered) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9.]{1,100}");

  public Submission {
    recipients = List.copyOf(recipients);
    if (recipients.isEmpty() || !ID.matcher(envelopeId).matches()) {
      throw new IllegalArgumentException("An envelope needs recipients and an id");
    }
  }

  boolean needsSmtpUtf8() {
    return mail.needsSmtpUtf8()
        || recipients.stream().anyMatch(MailAddress::needsSmtpUtf8)
        || returnPath.map(MailAddress::needsSmtpUtf8).orElse(false);
  }
}
