package im.gangway.sms.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import im.gangway.sms.number.SmsAddress.Alphanumeric;
import im.gangway.sms.number.SmsAddress.Anonymous;
import im.gangway.sms.number.SmsAddress.E164;
import im.gangway.sms.number.SmsAddress.ShortCode;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.Text;
import java.util.Locale;

/** Reads legacy addresses and whatever people type for one. Thread-safe. */
public final class SmsAddresses {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final int LONGEST = 128;

  private SmsAddresses() {}

  /**
   * The address behind a {@linkplain SmsAddress#value() value}. Digits alone are refused here,
   * since nobody knows of which country they are.
   */
  public static SmsAddress parse(String value) throws InvalidAddressException {
    if (value.length() > LONGEST) {
      throw invalid("no-number");
    }
    int context = value.lastIndexOf(SmsAddress.CONTEXT);
    return context < 0
        ? international(value)
        : local(
            value.substring(0, context), value.substring(context + SmsAddress.CONTEXT.length()));
  }

  /**
   * The address behind a value that an address of a carrier had, which may be one that nobody could
   * type.
   */
  public static SmsAddress known(String value) {
    try {
      return value.startsWith("+") ? new E164(value) : parse(value);
    } catch (InvalidAddressException impossible) {
      throw new IllegalArgumentException("No value of an address", impossible);
    }
  }

  /** Numbers that are written as such, even where the metadata knows none of that range yet. */
  private static SmsAddress international(String value) throws InvalidAddressException {
    try {
      E164 address = new E164(value);
      if (NUMBERS.isPossibleNumber(NUMBERS.parse(value, null))) {
        return address;
      }
    } catch (IllegalArgumentException | NumberParseException unreadable) {
      throw invalid("not-international");
    }
    throw invalid("wrong-length");
  }

  private static SmsAddress local(String name, String place) throws InvalidAddressException {
    try {
      return switch (place) {
        case Alphanumeric.PLACE -> new Alphanumeric(name);
        case Anonymous.PLACE -> anonymous(name);
        default -> shortCode(name, place);
      };
    } catch (IllegalArgumentException neither) {
      throw invalid("no-number");
    }
  }

  private static SmsAddress anonymous(String name) {
    if (!name.equals(Anonymous.PLACE)) {
      throw new IllegalArgumentException("There is only one anonymous sender");
    }
    return new Anonymous();
  }

  private static SmsAddress shortCode(String digits, String place) {
    String region = place.toUpperCase(Locale.ROOT);
    if (!place.equals(place.toLowerCase(Locale.ROOT)) || !isRegion(region)) {
      throw new IllegalArgumentException("No region");
    }
    return new ShortCode(digits, region);
  }

  /** Whether numbers of this region are known: two capital letters of ISO 3166. */
  public static boolean isRegion(String region) {
    return NUMBERS.getSupportedRegions().contains(region);
  }

  /**
   * What a user typed: a number as people write it in their region, an international one, a short
   * code, or an address as we write it.
   *
   * @param region of the user, two capital letters
   * @throws InvalidAddressException with words that say what was wrong, and for which region
   */
  public static SmsAddress typed(String text, String region) throws InvalidAddressException {
    String stripped = text.strip();
    if (stripped.contains(SmsAddress.CONTEXT) && !stripped.startsWith("tel:")) {
      return parse(stripped.toLowerCase(Locale.ROOT));
    }
    if (stripped.isEmpty() || stripped.length() > LONGEST) {
      throw invalid("no-number");
    }
    String digits = PhoneNumberUtil.normalizeDigitsOnly(stripped);
    if (ShortNumbers.isShort(stripped, digits, region)) {
      return new ShortCode(digits, region);
    }
    return valid(stripped, region);
  }

  private static SmsAddress valid(String text, String region) throws InvalidAddressException {
    PhoneNumber number;
    try {
      number = NUMBERS.parse(text, region);
    } catch (NumberParseException unreadable) {
      throw refused(unreadable.getErrorType(), text, region);
    }
    if (!NUMBERS.isValidNumber(number)) {
      throw invalid("not-in-use", text, country(number, region));
    }
    if (number.hasExtension()) {
      throw invalid("extension", text);
    }
    return new E164(NUMBERS.format(number, PhoneNumberFormat.E164));
  }

  private static InvalidAddressException refused(
      NumberParseException.ErrorType error, String text, String region) {
    return switch (error) {
      case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> invalid("too-short", text, region);
      case TOO_LONG -> invalid("too-long", text);
      case INVALID_COUNTRY_CODE -> invalid("no-country", text);
      case NOT_A_NUMBER -> invalid("no-number");
    };
  }

  private static String country(PhoneNumber number, String region) {
    String of = NUMBERS.getRegionCodeForCountryCode(number.getCountryCode());
    return number.getCountryCode() == NUMBERS.getCountryCodeForRegion(region) ? region : of;
  }

  private static InvalidAddressException invalid(String key, Object... arguments) {
    return new InvalidAddressException(Text.of(SmsAddresses.class, key, arguments));
  }
}
