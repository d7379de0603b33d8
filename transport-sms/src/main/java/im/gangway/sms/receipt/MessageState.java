package im.gangway.sms.receipt;

import im.gangway.transport.FailureReason;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A state of a message at the SMSC (SMPP 3.4 §5.2.28 and 5.0 §4.7.15), by its number there. */
public enum MessageState {
  SCHEDULED(0, "SCHED"),
  ENROUTE(1, "ENROU|BUFF"),
  DELIVERED(2, "DELIV"),
  EXPIRED(3, "EXPIR"),
  DELETED(4, "DELET"),
  UNDELIVERABLE(5, "UNDEL|FAIL"),
  ACCEPTED(6, "ACCEP"),
  UNKNOWN(7, "UNKN"),
  REJECTED(8, "REJEC"),
  SKIPPED(9, "SKIP");

  private final int number;
  private final String beginnings;

  MessageState(int number, String beginnings) {
    this.number = number;
    this.beginnings = beginnings;
  }

  /** Of the TLV {@code message_state}; numbers that no version knows are {@link #UNKNOWN}. */
  public static MessageState of(int number) {
    return Arrays.stream(values()).filter(s -> s.number == number).findFirst().orElse(UNKNOWN);
  }

  /**
   * Of the word behind {@code stat:}, abbreviated to seven letters or not, in either case; empty
   * for a word that is none.
   */
  public static Optional<MessageState> of(String word) {
    String upper = word.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(state -> upper.matches("(" + state.beginnings + ").*"))
        .findFirst();
  }

  /**
   * What it means to the sender.
   *
   * @param carrierCode the code that the carrier gave for it, which differs from vendor to vendor
   */
  public DeliveryOutcome outcome(Optional<String> carrierCode) {
    return switch (this) {
      case SCHEDULED, ENROUTE, ACCEPTED -> new DeliveryOutcome.Pending();
      case DELIVERED -> new DeliveryOutcome.Delivered();
      case UNKNOWN -> new DeliveryOutcome.Unknown();
      case UNDELIVERABLE ->
          failed(FailureReason.RECIPIENT_OUT_OF_REACH, "undeliverable", carrierCode);
      case EXPIRED -> failed(FailureReason.NETWORK_UNREACHABLE, "expired", carrierCode);
      case REJECTED -> failed(FailureReason.DELIVERY_REFUSED, "rejected", carrierCode);
      case DELETED, SKIPPED -> failed(FailureReason.DELIVERY_FAILED, "deleted", carrierCode);
    };
  }

  private static DeliveryOutcome failed(
      FailureReason reason, String key, Optional<String> carrierCode) {
    return new DeliveryOutcome.Failed(reason, CarrierText.of(key, carrierCode));
  }

  /** Whether nothing else can follow. */
  public boolean isFinal() {
    return outcome(Optional.empty()).isFinal();
  }
}
