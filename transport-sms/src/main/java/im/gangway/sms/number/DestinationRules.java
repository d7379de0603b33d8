package im.gangway.sms.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import im.gangway.sms.number.SmsAddress.E164;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.util.Set;

/**
 * Which destinations users may write to. Emergency numbers and names never; premium and satellite
 * numbers only by a prefix that allows them; other numbers when they are of the gateway's own
 * country or a prefix allows them. Of several prefixes the longest counts.
 *
 * @param region the gateway's own country
 * @param allowed prefixes such as {@code +49}; {@code +} stands for the world, but not for premium
 *     and satellite numbers
 * @param denied prefixes likewise; they win over equal ones
 */
public record DestinationRules(String region, Set<String> allowed, Set<String> denied) {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final String WORLD = "+";

  public DestinationRules {
    allowed = Set.copyOf(allowed);
    denied = Set.copyOf(denied);
  }

  /** The own country only. */
  public static DestinationRules of(String region) {
    return new DestinationRules(region, Set.of(), Set.of());
  }

  /**
   * Checks a destination before anything is spent on it.
   *
   * @throws LegacyException with words that say why not
   */
  public void check(SmsAddress to) throws LegacyException {
    switch (DestinationClass.of(to)) {
      case EMERGENCY -> throw refusal("emergency");
      case NAME, NOBODY -> throw refusal("no-replies");
      case PREMIUM -> requireExplicit(to, "premium");
      case SATELLITE -> requireExplicit(to, "satellite");
      case SHORT_CODE -> requireAllowed(to, true);
      case ORDINARY -> requireAllowed(to, isOwnCountry(to));
    }
  }

  private void requireExplicit(SmsAddress to, String why) throws LegacyException {
    int allowing = longest(allowed, to);
    if (allowing <= WORLD.length() || longest(denied, to) >= allowing) {
      throw refusal(why);
    }
  }

  private void requireAllowed(SmsAddress to, boolean byDefault) throws LegacyException {
    int allowing = longest(allowed, to);
    int denying = longest(denied, to);
    boolean denies = denying > 0 && denying >= allowing;
    if (denies || (allowing == 0 && !byDefault)) {
      throw refusal("destination-denied", to.value());
    }
  }

  private boolean isOwnCountry(SmsAddress to) {
    if (!(to instanceof E164 number)) {
      return false;
    }
    try {
      return region.equals(NUMBERS.getRegionCodeForNumber(NUMBERS.parse(number.value(), null)));
    } catch (NumberParseException unknownCountry) {
      return false;
    }
  }

  private static int longest(Set<String> prefixes, SmsAddress to) {
    return prefixes.stream()
        .filter(prefix -> to.value().startsWith(prefix))
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  private static LegacyException refusal(String key, Object... arguments) {
    return new LegacyException(
        FailureReason.NOT_PERMITTED, Text.of(DestinationRules.class, key, arguments));
  }
}
