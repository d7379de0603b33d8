package im.gangway.sms.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import im.gangway.sms.number.SmsAddress.Alphanumeric;
import im.gangway.sms.number.SmsAddress.Anonymous;
import im.gangway.sms.number.SmsAddress.E164;
import im.gangway.sms.number.SmsAddress.ShortCode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses as carriers write them: international ones with a plus or without, national ones, short
 * codes, names, nothing. Whatever comes is some address, since what carriers bring is never
 * dropped.
 */
public final class CarrierAddress {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final Pattern DIGITS = Pattern.compile("\\+?[0-9]{1,20}");
  private static final Pattern ODD = Pattern.compile("\\p{Cntrl}");
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_SHORT = 6;

  private CarrierAddress() {}

  /**
   * Reads a sender's or a recipient's address.
   *
   * @param type as the carrier says; it is wrong often, and believed only where it helps
   * @param region of the route, two capital letters
   */
  public static SmsAddress read(TypeOfNumber type, String address, String region) {
    String cleaned = ODD.matcher(address).replaceAll("").strip();
    if (cleaned.isEmpty()) {
      return new Anonymous();
    }
    if (!DIGITS.matcher(cleaned).matches()) {
      return written(cleaned, region);
    }
    return number(type, cleaned, region);
  }

  /** A number with blanks and dashes in it, or a name. */
  private static SmsAddress written(String address, String region) {
    boolean letters = address.codePoints().anyMatch(Character::isLetter);
    Optional<SmsAddress> number = letters ? Optional.empty() : valid(address, region);
    return number.orElseGet(() -> name(address));
  }

  private static SmsAddress name(String address) {
    int end = Math.min(address.length(), LONGEST_NAME);
    boolean half = end < address.length() && Character.isHighSurrogate(address.charAt(end - 1));
    return new Alphanumeric(address.substring(0, half ? end - 1 : end).strip());
  }

  private static SmsAddress number(TypeOfNumber type, String digits, String region) {
    String bare = digits.startsWith("+") ? digits.substring(1) : digits;
    boolean international = digits.startsWith("+") || type == TypeOfNumber.INTERNATIONAL;
    if (bare.length() <= LONGEST_SHORT) {
      return new ShortCode(bare, region);
    }
    if (international) {
      return valid("+" + bare, region).orElseGet(() -> unchecked(bare, region));
    }
    Optional<SmsAddress> own =
        bare.startsWith(countryCode(region)) ? valid("+" + bare, region) : Optional.empty();
    return own.or(() -> valid(bare, region))
        .or(() -> type == TypeOfNumber.NATIONAL ? Optional.empty() : valid("+" + bare, region))
        .orElseGet(() -> new ShortCode(bare, region));
  }

  /** What is left out more often is the plus, not the zero that goes before national numbers. */
  private static String countryCode(String region) {
    return Integer.toString(NUMBERS.getCountryCodeForRegion(region));
  }

  /** New ranges are in use before the metadata knows them. */
  private static SmsAddress unchecked(String bare, String region) {
    return bare.length() <= 15 && !bare.startsWith("0")
        ? new E164("+" + bare)
        : new ShortCode(bare, region);
  }

  private static Optional<SmsAddress> valid(String text, String region) {
    try {
      PhoneNumber number = NUMBERS.parse(text, region);
      return NUMBERS.isValidNumber(number)
          ? Optional.of(new E164(NUMBERS.format(number, PhoneNumberFormat.E164)))
          : Optional.empty();
    } catch (NumberParseException unreadable) {
      return Optional.empty();
    }
  }
}
