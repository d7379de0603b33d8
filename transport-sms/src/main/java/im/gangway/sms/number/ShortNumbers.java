package im.gangway.sms.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import com.google.i18n.phonenumbers.ShortNumberInfo.ShortNumberCost;
import im.gangway.sms.number.SmsAddress.ShortCode;
import java.util.Set;

/** What is known of numbers that are dialled within one country only. */
final class ShortNumbers {
  private static final ShortNumberInfo SHORT = ShortNumberInfo.getInstance();
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final int SHORTEST = 3;
  private static final int LONGEST = 6;

  /** Mobile networks connect these with help wherever the phone is (3GPP 22.101 §10.1). */
  private static final Set<String> EVERYWHERE = Set.of("112", "911");

  private ShortNumbers() {}

  /**
   * Whether what somebody typed is a short code: few digits and no number of the region, or an
   * emergency number.
   */
  static boolean isShort(String text, String digits, String region) {
    if (digits.isEmpty() || text.startsWith("+") || text.chars().anyMatch(Character::isLetter)) {
      return false;
    }
    if (isEmergency(digits, region)) {
      return true;
    }
    boolean few = digits.length() >= SHORTEST && digits.length() <= LONGEST;
    return few && !isNumber(text, region);
  }

  private static boolean isNumber(String text, String region) {
    try {
      PhoneNumber number = NUMBERS.parse(text, region);
      return NUMBERS.isValidNumber(number);
    } catch (NumberParseException unreadable) {
      return false;
    }
  }

  static boolean isEmergency(String digits, String region) {
    return EVERYWHERE.contains(digits) || SHORT.isEmergencyNumber(digits, region);
  }

  static boolean isPremium(ShortCode code) {
    PhoneNumber number = within(code.digits(), code.region());
    return SHORT.getExpectedCostForRegion(number, code.region()) == ShortNumberCost.PREMIUM_RATE;
  }

  private static PhoneNumber within(String digits, String region) {
    return new PhoneNumber()
        .setCountryCode(NUMBERS.getCountryCodeForRegion(region))
        .setNationalNumber(digits.length() > 17 ? 0 : Long.parseLong(digits));
  }
}
