package im.gangway.sms;

import im.gangway.sms.number.SmsAddress;
import im.gangway.transport.UserSettings;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a user registered, read from the values of the form.
 *
 * @param mode where the number comes from
 * @param number from which the user sends
 * @param accountSid of an own provider
 * @param authToken of an own provider
 */
record NumberRegistration(
    Mode mode, Optional<SmsAddress> number, String accountSid, String authToken) {
  static final String NUMBER = "number";
  static final String SID = "account_sid";
  static final String TOKEN = "auth_token";
  static final String MODE = "mode";

  /** Where a number comes from. */
  enum Mode {
    /** There is none. */
    NONE,
    /** It is one of ours. */
    POOL,
    /** It belongs to the user's own account at a provider. */
    OWN_PROVIDER,
    /** It is the user's own telephone. */
    OWN_NUMBER;

    String value() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a user has registered until now. */
  static NumberRegistration of(UserSettings settings) {
    Map<String, String> values = settings.of("");
    return new NumberRegistration(
        mode(values.getOrDefault(MODE, "")),
        number(values.getOrDefault(NUMBER, "")),
        values.getOrDefault(SID, ""),
        values.getOrDefault(TOKEN, ""));
  }

  private static Mode mode(String value) {
    for (Mode mode : Mode.values()) {
      if (mode.value().equals(value)) {
        return mode;
      }
    }
    return Mode.NONE;
  }

  private static Optional<SmsAddress> number(String value) {
    try {
      return value.startsWith("+") ? Optional.of(new SmsAddress.E164(value)) : Optional.empty();
    } catch (IllegalArgumentException changed) {
      return Optional.empty();
    }
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "NumberRegistration[" + mode + "]";
  }
}
