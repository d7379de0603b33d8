package im.gangway.sms;

import im.gangway.sms.provider.Backend;
import im.gangway.sms.route.Route;
import im.gangway.sms.route.RoutePlan;
import im.gangway.sms.route.Router;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Settings;
import im.gangway.transport.SettingsSchema;
import im.gangway.transport.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Routes over accounts that users have at providers themselves. They are opened when their user
 * logs in and stay open, so that messages come in without a session too. Thread-safe.
 */
final class OwnProviders implements AutoCloseable {
  private final SmsSettings settings;
  private final Backends backends;
  private final RouteFactory factory;
  private final RandomGenerator random;
  private final Map<String, Opened> open = new HashMap<>();

  OwnProviders(
      SmsSettings settings, Backends backends, RouteFactory factory, RandomGenerator random) {
    this.settings = settings;
    this.backends = backends;
    this.factory = factory;
    this.random = random;
  }

  private record Opened(NumberRegistration by, Router router) {}

  /** Tries the credentials of an account. May block. */
  void verify(String user, NumberRegistration registration) throws LegacyException {
    Settings own = settings(user, registration);
    backend(own).verify(factory.setup(id(user), own));
  }

  /** The router over a user's own account. */
  synchronized Router router(String user, NumberRegistration registration, Incoming incoming)
      throws LegacyException {
    Opened known = open.get(user);
    if (known != null && known.by().equals(registration)) {
      return known.router();
    }
    forget(user);
    Router router = open(user, registration, incoming);
    open.put(user, new Opened(registration, router));
    return router;
  }

  private Router open(String user, NumberRegistration registration, Incoming incoming)
      throws LegacyException {
    Settings own = settings(user, registration);
    try {
      Route route = factory.open(RoutePlan.of(id(user)), backend(own), own);
      factory.startOwn(route, incoming);
      return new Router(List.of(route), settings.mostSegments(), random);
    } catch (ConfigurationException bad) {
      throw unusable(bad);
    }
  }

  private Backend backend(Settings own) throws LegacyException {
    try {
      return backends.of(own.text("id"), own.text("type"), own);
    } catch (ConfigurationException bad) {
      throw unusable(bad);
    }
  }

  private static LegacyException unusable(ConfigurationException bad) {
    return new LegacyException(
        FailureReason.CREDENTIALS_REFUSED, Text.of(OwnProviders.class, "own-provider-bad"), bad);
  }

  private Settings settings(String user, NumberRegistration registration) throws LegacyException {
    SettingsSchema schema = SmsSchema.route(backends);
    String type = settings.registration().providerType();
    Map<String, Object> values = new HashMap<>();
    values.put("id", id(user));
    values.put("type", type);
    try {
      values.putAll(
          backends
              .named(type)
              .account(
                  registration.accountSid(),
                  registration.authToken(),
                  settings.registration().providerUrl()));
    } catch (ConfigurationException bad) {
      throw unusable(bad);
    }
    return new Settings(schema, values);
  }

  private static String id(String user) {
    return "own-" + Digest.of(user).substring(0, 16);
  }

  /** Closes a user's own account, if there is one. */
  synchronized void forget(String user) {
    Opened known = open.remove(user);
    if (known != null) {
      known.router().close();
    }
  }

  @Override
  public synchronized void close() {
    open.values().forEach(each -> each.router().close());
    open.clear();
  }
}
