package im.gangway.email.domain;

import im.gangway.email.mail.Mail;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the mail server before us found out about who a mail is from (RFC 8601). Only the topmost
 * result is looked at, and only if that server wrote it: anybody can write the others.
 */
enum SenderTrust {
  /** DMARC passed: the domain is whose it says. */
  GENUINE,
  /** DMARC failed. */
  FORGED,
  /** Nothing is known. */
  UNKNOWN;

  private static final Pattern DMARC = Pattern.compile("[;\\s]dmarc\\s*=\\s*([a-z]+)");

  static SenderTrust of(Mail mail, Optional<String> authority) {
    if (authority.isEmpty() || mail.authenticationResults().isEmpty()) {
      return UNKNOWN;
    }
    String result = mail.authenticationResults().get(0).toLowerCase(Locale.ROOT);
    String server = result.split("[;\\s]", 2)[0];
    Matcher dmarc = DMARC.matcher(result);
    if (!server.equals(authority.get()) || !dmarc.find()) {
      return UNKNOWN;
    }
    return switch (dmarc.group(1)) {
      case "pass" -> GENUINE;
      case "fail" -> FORGED;
      default -> UNKNOWN;
    };
  }
}
