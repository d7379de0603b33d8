package im.gangway.sms;

import im.gangway.sms.http.HttpBackend;
import im.gangway.sms.provider.Backend;
import im.gangway.sms.smpp.SmppBackend;
import im.gangway.sms.twilio.TwilioBackend;
import im.gangway.sms.web.HttpClients;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.Setting;
import im.gangway.transport.Settings;
import im.gangway.transport.SettingsSchema;
import im.gangway.transport.TransportContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The kinds of providers there are. Immutable. */
final class Backends {
  private static final HttpClients CLIENTS = new HttpClients();

  /** One line each. */
  static final Backends STANDARD =
      new Backends(
          List.of(
              new SmppBackend(),
              new TwilioBackend(CLIENTS, TransportContext::web),
              new HttpBackend(CLIENTS, TransportContext::web)));

  private final Map<String, Backend> byType = new LinkedHashMap<>();

  Backends(List<Backend> all) {
    all.forEach(backend -> byType.put(backend.type(), backend));
  }

  /** The keys of a route: common ones, then those of every kind, none of which all routes need. */
  SettingsSchema withKeysOfAll(SettingsSchema common) {
    Map<String, Setting> keys = new LinkedHashMap<>();
    common.settings().forEach(setting -> keys.put(setting.key(), setting));
    for (Backend backend : byType.values()) {
      backend.keys().settings().forEach(each -> keys.putIfAbsent(each.key(), optional(each)));
    }
    return new SettingsSchema(List.copyOf(keys.values()));
  }

  private static Setting optional(Setting setting) {
    return new Setting(
        setting.key(),
        setting.type(),
        setting.description(),
        false,
        setting.initial(),
        setting.nested());
  }

  /** The kind of that name. */
  Backend named(String type) throws ConfigurationException {
    Backend backend = byType.get(type);
    if (backend == null) {
      throw new ConfigurationException(
          "There is no type %s; there are %s".formatted(type, String.join(", ", byType.keySet())));
    }
    return backend;
  }

  /** The kind of that name, for a route that has all keys that it needs. */
  Backend of(String route, String type, Settings settings) throws ConfigurationException {
    Backend backend;
    try {
      backend = named(type);
    } catch (ConfigurationException unknown) {
      throw new ConfigurationException("routes: " + route + ": " + unknown.getMessage(), unknown);
    }
    String missing =
        backend.keys().settings().stream()
            .filter(setting -> setting.required() && isMissing(settings, setting))
            .map(Setting::key)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new ConfigurationException("routes: %s needs %s".formatted(route, missing));
    }
    return backend;
  }

  private static boolean isMissing(Settings settings, Setting setting) {
    return switch (setting.type()) {
      case TEXT, SECRET -> settings.optionalText(setting.key()).isEmpty();
      default -> false;
    };
  }
}
