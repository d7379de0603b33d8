package im.gangway.sms;

import im.gangway.sms.number.SmsAddresses;
import im.gangway.transport.ConfigurationForm;
import im.gangway.transport.FailureReason;
import im.gangway.transport.FormField;
import im.gangway.transport.FormField.Type;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import im.gangway.transport.UserSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The country whose numbers a user may write without country code. */
final class UserRegion {
  private static final String FIELD = "region";

  private UserRegion() {}

  static String of(UserSettings user, String initial) {
    String set = user.of("").getOrDefault(FIELD, "").toUpperCase(Locale.ROOT);
    return SmsAddresses.isRegion(set) ? set : initial;
  }

  static ConfigurationForm form(String initial) {
    return new ConfigurationForm(
        words("settings-title"),
        words("settings"),
        List.of(FormField.of(FIELD, Type.TEXT, words("region-label"), initial)));
  }

  static void check(Map<String, String> values) throws LegacyException {
    String region = values.getOrDefault(FIELD, "");
    if (!region.isEmpty() && !SmsAddresses.isRegion(region.toUpperCase(Locale.ROOT))) {
      throw new LegacyException(
          FailureReason.CONTENT_REFUSED, Text.of(UserRegion.class, "region-wrong", region));
    }
  }

  private static Text words(String key) {
    return Text.of(UserRegion.class, key);
  }
}
