package im.gangway.sms.receipt;

import im.gangway.transport.FailureReason;
import im.gangway.transport.Text;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The {@code command_status} of a {@code submit_sm_resp} (SMPP 3.4 §5.1.3) and what follows from
 * it.
 *
 * @param value 32 bits, unsigned
 */
public record CommandStatus(int value) {

  /** What to do. */
  public SubmitAction action() {
    return switch (value) {
      case 0x00 -> SubmitAction.NONE;
      case 0x58, 0x14 -> SubmitAction.BACK_OFF;
      case 0x08, 0x64 -> SubmitAction.OTHER_ROUTE_OR_RETRY;
      case 0x66, 0xFE, 0xFF -> SubmitAction.OTHER_ROUTE;
      case 0x04 -> SubmitAction.REBIND;
      case 0x0A -> SubmitAction.GIVE_UP_AND_ALARM;
      default -> SubmitAction.GIVE_UP;
    };
  }

  /** What the user is told when it is given up. */
  public FailureReason reason() {
    return switch (value) {
      case 0x58, 0x14 -> FailureReason.RATE_LIMITED;
      case 0x08, 0x64, 0x0A -> FailureReason.INTERNAL;
      case 0x0B -> FailureReason.RECIPIENT_UNKNOWN;
      case 0x01, 0x61, 0x62, 0x65 -> FailureReason.CONTENT_REFUSED;
      case 0x04 -> FailureReason.CONNECTION_LOST;
      default -> FailureReason.DELIVERY_FAILED;
    };
  }

  /** The words for the user, with the carrier's code. */
  public Text text() {
    String key =
        switch (reason()) {
          case RATE_LIMITED -> "throttled";
          case INTERNAL -> "carrier-trouble";
          case RECIPIENT_UNKNOWN -> "no-such-number";
          case CONTENT_REFUSED -> "content-refused";
          case CONNECTION_LOST -> "connection-lost";
          default -> "submission-refused";
        };
    return CarrierText.of(key, Optional.of(code()));
  }

  /** As admins look it up: {@code 0x0B}. */
  public String code() {
    String digits = HexFormat.of().withUpperCase().toHexDigits(value);
    String shortest = digits.replaceFirst("^0{1,6}", "");
    return "0x" + (shortest.length() % 2 == 0 ? shortest : "0" + shortest);
  }
}
