package im.gangway.email.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a mail server says became of a mail (DSN, RFC 3464).
 *
 * @param envelopeId what we called it in SMTP (ENVID), decoded
 * @param originalMessageId of the mail it is about, without brackets
 */
public record DeliveryReport(
    Optional<String> envelopeId,
    Optional<String> reportingServer,
    Optional<String> originalMessageId,
    List<Recipient> recipients) {

  /** What became of it: the action field. */
  public enum Action {
    FAILED,
    DELAYED,
    DELIVERED,
    RELAYED,
    EXPANDED;

    static Action of(String text) {
      for (Action each : values()) {
        if (each.name().toLowerCase(Locale.ROOT).equals(text.strip().toLowerCase(Locale.ROOT))) {
          return each;
        }
      }
      return FAILED;
    }
  }

  /**
   * For one recipient.
   *
   * @param finalRecipient the address at the end of all forwarding
   * @param originalRecipient the address that we sent to, if it is known
   * @param status enhanced status code (RFC 3463) such as {@code 5.1.1}; empty if it is none
   * @param diagnostic what the server said
   * @param retryUntil as written
   */
  public record Recipient(
      String finalRecipient,
      Optional<String> originalRecipient,
      Action action,
      Optional<String> status,
      Optional<String> diagnostic,
      Optional<String> retryUntil) {}
}
