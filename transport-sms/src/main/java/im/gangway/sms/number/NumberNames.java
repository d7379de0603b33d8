package im.gangway.sms.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;

/** Numbers as people like to read them. */
public final class NumberNames {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private NumberNames() {}

  /** Such as {@code +49 170 1234567}, the digits of a short code, the name of a sender. */
  public static String of(SmsAddress address) {
    if (address instanceof SmsAddress.E164 number) {
      return international(number.value());
    } else if (address instanceof SmsAddress.ShortCode code) {
      return code.digits();
    } else if (address instanceof SmsAddress.Alphanumeric sender) {
      return sender.name();
    }
    return "?";
  }

  private static String international(String value) {
    try {
      return NUMBERS.format(NUMBERS.parse(value, null), PhoneNumberFormat.INTERNATIONAL);
    } catch (NumberParseException unknownCountry) {
      return value;
    }
  }
}
