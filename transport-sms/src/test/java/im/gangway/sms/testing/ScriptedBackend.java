package im.gangway.sms.testing;

import im.gangway.sms.provider.Backend;
import im.gangway.sms.provider.SmsProvider;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.SettingsSchema;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A backend whose providers the test speaks for, by the id of their route. Thread-safe. */
public final class ScriptedBackend implements Backend {
  private final Map<String, ScriptedProvider> providers = new ConcurrentHashMap<>();

  /** The provider of a route, which may be opened later. */
  public ScriptedProvider provider(String route) {
    return providers.computeIfAbsent(route, any -> new ScriptedProvider());
  }

  /** The only provider whose route has an id that begins so. */
  public ScriptedProvider like(String prefix) {
    return providers.entrySet().stream()
        .filter(each -> each.getKey().startsWith(prefix))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String type() {
    return "scripted";
  }

  @Override
  public SettingsSchema keys() {
    return SettingsSchema.builder()
        .text("account-sid", "", "The account.")
        .secret("auth-token", "The account's token.")
        .build();
  }

  @Override
  public SmsProvider open(Setup setup) {
    return provider(setup.id());
  }

  @Override
  public Map<String, Object> account(String identifier, String secret, Optional<String> url) {
    return Map.of("account-sid", identifier, "auth-token", secret);
  }

  @Override
  public void verify(Setup setup) throws LegacyException {
    if (!setup.settings().optionalText("auth-token").orElse("").equals("right")) {
      throw new LegacyException(FailureReason.CREDENTIALS_REFUSED, "Wrong token.");
    }
  }
}
