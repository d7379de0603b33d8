package im.gangway.sms;

import im.gangway.sms.testing.ScriptedBackend;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.Setting;
import im.gangway.transport.Settings;
import im.gangway.transport.SettingsSchema;
import im.gangway.transport.Transport;
import im.gangway.transport.testing.TransportContract;
import java.util.List;
import java.util.Map;

/**
 * The transport with a shared number and a budget of one message, of which the first message tells
 * the user that it is used up.
 */
class SmsContractTest extends TransportContract {
  private static final LegacyAddress JULIET = new LegacyAddress("+14155550123");

  private final Backends backends = new Backends(List.of(new ScriptedBackend()));

  @Override
  protected Transport transport() {
    return new SmsTransport(backends);
  }

  @Override
  protected Map<String, ?> settings() {
    return Map.of(
        "routes", List.of(section("routes", Map.of("id", "one", "type", "scripted"))),
        "numbers", List.of(section("numbers", Map.of("number", "+14155550001", "shared", true))),
        "budgets",
            List.of(section("budgets", Map.of("of", "messages", "each", "day", "limit", 1.0))));
  }

  private Settings section(String key, Map<String, Object> values) {
    SettingsSchema nested = SmsSchema.of(backends).find(key).map(Setting::nested).orElseThrow();
    return new Settings(nested, values);
  }

  @Override
  protected LegacyAddress recipient() {
    return JULIET;
  }

  @Override
  protected List<String> addresses() {
    return List.of(
        JULIET.value(),
        "12345;phone-context=us",
        "my bank;phone-context=alphanumeric",
        "anonymous;phone-context=anonymous");
  }
}
