package im.gangway.sms.receipt;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A delivery receipt (SMPP 3.4 appendix B), whatever it was written like.
 *
 * @param id the message's, as the receipt writes it
 * @param state of the message
 * @param intermediate whether it is a notification on the way, after which others follow
 * @param code the carrier's code for the state; zeros, which mean none, left out
 * @param submitted when the SMSC took the message, in its own time zone
 * @param done when it came into this state, in its own time zone
 */
public record DeliveryReceipt(
    String id,
    MessageState state,
    boolean intermediate,
    Optional<String> code,
    Optional<LocalDateTime> submitted,
    Optional<LocalDateTime> done) {

  /** What it means to the sender. */
  public DeliveryOutcome outcome() {
    return intermediate ? new DeliveryOutcome.Pending() : state.outcome(code);
  }
}
