package im.gangway.sms.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import im.gangway.sms.number.SmsAddress.Alphanumeric;
import im.gangway.sms.number.SmsAddress.Anonymous;
import im.gangway.sms.number.SmsAddress.E164;
import im.gangway.sms.number.SmsAddress.ShortCode;
import java.util.Set;

/** What kind of destination an address is, as far as that decides whether it may be written to. */
public enum DestinationClass {
  /** A number like others. */
  ORDINARY,
  /** A short code that costs no more than a message. */
  SHORT_CODE,
  /** Police, fire brigade, ambulance. */
  EMERGENCY,
  /** Costs more than a message. */
  PREMIUM,
  /** Satellite phones and global networks, which cost many times as much. */
  SATELLITE,
  /** A name, which nobody can write to. */
  NAME,
  /** Nobody. */
  NOBODY;

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  /** Inmarsat, mobile satellite systems, global networks (ITU E.164 list of country codes). */
  private static final Set<Integer> SATELLITES = Set.of(870, 881, 882, 883);

  private static final int INTERNATIONAL_PREMIUM = 979;

  /** The class of an address. */
  public static DestinationClass of(SmsAddress address) {
    if (address instanceof E164 number) {
      return of(number);
    } else if (address instanceof ShortCode code) {
      return of(code);
    } else if (address instanceof Alphanumeric) {
      return NAME;
    } else if (address instanceof Anonymous) {
      return NOBODY;
    }
    throw new IllegalStateException("An address of a new kind");
  }

  private static DestinationClass of(ShortCode code) {
    if (ShortNumbers.isEmergency(code.digits(), code.region())) {
      return EMERGENCY;
    }
    return ShortNumbers.isPremium(code) ? PREMIUM : SHORT_CODE;
  }

  private static DestinationClass of(E164 address) {
    PhoneNumber number;
    try {
      number = NUMBERS.parse(address.value(), null);
    } catch (NumberParseException unknownCountry) {
      return ORDINARY;
    }
    if (SATELLITES.contains(number.getCountryCode())) {
      return SATELLITE;
    }
    boolean premium =
        number.getCountryCode() == INTERNATIONAL_PREMIUM
            || NUMBERS.getNumberType(number) == PhoneNumberType.PREMIUM_RATE;
    return premium ? PREMIUM : ORDINARY;
  }
}
