package im.gangway.sms.receipt;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a carrier writes the ids of messages. Some write the same id in hexadecimal digits in the
 * response and in decimal ones in the receipt, with zeros before it or without.
 */
public enum MessageIdForm {
  /** As any text; only blanks around it do not count. */
  TEXT,
  /** As a decimal number. */
  DECIMAL,
  /** As a hexadecimal number. */
  HEXADECIMAL;

  private static final Pattern DECIMAL_DIGITS = Pattern.compile("\\p{Digit}{1,64}");
  private static final Pattern HEXADECIMAL_DIGITS = Pattern.compile("\\p{XDigit}{1,64}");

  /** Equal for ids that are the same number; an id that is no number stays as it is. */
  public String canonical(String id) {
    String stripped = id.strip();
    return switch (this) {
      case TEXT -> stripped;
      case DECIMAL -> number(stripped, DECIMAL_DIGITS, 10);
      case HEXADECIMAL -> number(stripped, HEXADECIMAL_DIGITS, 16);
    };
  }

  private static String number(String id, Pattern digits, int radix) {
    return digits.matcher(id).matches()
        ? new BigInteger(id, radix).toString(16)
        : id.toLowerCase(Locale.ROOT);
  }
}
