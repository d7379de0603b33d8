package im.gangway.email.bounce;

import im.gangway.email.mail.DeliveryReport;
import java.util.Optional;

/**
 * By what a report is found to belong to a sent mail, best first.
 *
 * @param envelopeId the ENVID that we gave (RFC 3461)
 * @param messageId of the sent mail, without brackets
 * @param returnPathToken from the address that the report came to, if that was a {@link ReturnPath}
 */
public record MatchKeys(
    Optional<String> envelopeId, Optional<String> messageId, Optional<String> returnPathToken) {

  /**
   * The keys of a report.
   *
   * @param deliveredTo the envelope recipient of the report; empty if it is not known
   */
  public static MatchKeys of(DeliveryReport report, String deliveredTo) {
    return new MatchKeys(
        report.envelopeId(), report.originalMessageId(), ReturnPath.token(deliveredTo));
  }
}
