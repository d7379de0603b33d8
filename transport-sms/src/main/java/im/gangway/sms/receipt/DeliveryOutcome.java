package im.gangway.sms.receipt;

import im.gangway.transport.FailureReason;
import im.gangway.transport.Text;

/** What a state of a message means to the user who sent it. */
public sealed interface DeliveryOutcome {

  /** Nothing yet. */
  record Pending() implements DeliveryOutcome {}

  /** It is on the phone. */
  record Delivered() implements DeliveryOutcome {}

  /** It will never be. */
  record Failed(FailureReason reason, Text text) implements DeliveryOutcome {}

  /** Nobody will ever know. */
  record Unknown() implements DeliveryOutcome {}

  /** Whether nothing else can follow. */
  default boolean isFinal() {
    return !(this instanceof Pending);
  }
}
