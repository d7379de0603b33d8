package im.gangway.sms.number;

import java.util.Arrays;

/** The type of an address, {@code addr_ton} (SMPP 3.4 §5.2.5). */
public enum TypeOfNumber {
  UNKNOWN(0),
  INTERNATIONAL(1),
  NATIONAL(2),
  NETWORK_SPECIFIC(3),
  SUBSCRIBER(4),
  ALPHANUMERIC(5),
  ABBREVIATED(6);

  private final int code;

  TypeOfNumber(int code) {
    this.code = code;
  }

  /** Its number in SMPP. */
  public int code() {
    return code;
  }

  /** By its number; reserved ones are {@link #UNKNOWN}. */
  public static TypeOfNumber of(int code) {
    return Arrays.stream(values()).filter(t -> t.code == code).findFirst().orElse(UNKNOWN);
  }
}
