package im.gangway.email.testing;

import im.gangway.email.EmailTransport;
import im.gangway.email.domain.DomainSettings;
import im.gangway.transport.Settings;
import im.gangway.transport.SettingsSchema;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Settings of the transport for tests. */
public final class TestSettings {
  private TestSettings() {}

  /** A mail domain that listens on any port, with further values. */
  public static Map<String, ?> domain(Map<String, ?> values) {
    return Map.of("domain-mode", section(values));
  }

  /** Users' own mailboxes, with these values. */
  public static Map<String, ?> accounts(Map<String, ?> values) {
    SettingsSchema schema =
        new EmailTransport().info().settings().find("accounts").orElseThrow().nested();
    return Map.of("accounts", new Settings(Objects.requireNonNull(schema), values));
  }

  /** The section alone. */
  public static Settings section(Map<String, ?> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.putIfAbsent("enabled", true);
    all.putIfAbsent("listen", "127.0.0.1:0");
    return new Settings(DomainSettings.SCHEMA, all);
  }
}
