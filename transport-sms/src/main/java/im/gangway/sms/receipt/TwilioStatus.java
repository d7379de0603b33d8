package im.gangway.sms.receipt;

import im.gangway.transport.FailureReason;
import java.util.Optional;
import java.util.OptionalInt;

/** What the words and error codes of Twilio-compatible services mean. */
public final class TwilioStatus {
  private TwilioStatus() {}

  /**
   * Of a status callback.
   *
   * @param status {@code MessageStatus}; words that are not known mean nothing yet
   * @param errorCode {@code ErrorCode}
   */
  public static DeliveryOutcome outcome(String status, OptionalInt errorCode) {
    return switch (status) {
      case "delivered", "read" -> new DeliveryOutcome.Delivered();
      case "undelivered", "failed", "canceled" -> failed(errorCode);
      default -> new DeliveryOutcome.Pending();
    };
  }

  private static DeliveryOutcome failed(OptionalInt errorCode) {
    FailureReason reason = reason(errorCode.orElse(0));
    Optional<String> code =
        errorCode.isPresent()
            ? Optional.of(Integer.toString(errorCode.getAsInt()))
            : Optional.empty();
    return new DeliveryOutcome.Failed(reason, CarrierText.of(key(errorCode.orElse(0)), code));
  }

  /** Of an error code, in a callback or in the answer to a submission. */
  public static FailureReason reason(int errorCode) {
    return switch (errorCode) {
      case 30005, 21211, 21614 -> FailureReason.RECIPIENT_UNKNOWN;
      case 30006 -> FailureReason.CONTENT_REFUSED;
      case 30003, 30008 -> FailureReason.RECIPIENT_OUT_OF_REACH;
      case 30007 -> FailureReason.POLICY_VIOLATED;
      case 30001, 20429 -> FailureReason.RATE_LIMITED;
      case 21610 -> FailureReason.NOT_PERMITTED;
      case 20003 -> FailureReason.INTERNAL;
      default -> FailureReason.DELIVERY_FAILED;
    };
  }

  private static String key(int errorCode) {
    return switch (errorCode) {
      case 30005, 21211, 21614 -> "no-such-number";
      case 30006 -> "landline";
      case 30007 -> "filtered";
      case 30001, 20429 -> "throttled";
      case 21610 -> "opted-out";
      case 20003 -> "carrier-trouble";
      default -> "undeliverable";
    };
  }

  /** What to do about the answer to a submission that was refused. */
  public static SubmitAction action(int errorCode) {
    return switch (errorCode) {
      case 20429, 30001 -> SubmitAction.BACK_OFF;
      case 20003 -> SubmitAction.GIVE_UP_AND_ALARM;
      default -> SubmitAction.GIVE_UP;
    };
  }
}
