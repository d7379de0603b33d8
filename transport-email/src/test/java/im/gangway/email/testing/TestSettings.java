package im.gangway.email.testing;

import im.gangway.email.domain.DomainSettings;
import im.gangway.transport.Settings;
import java.util.HashMap;
import java.util.Map;

/** Settings of the transport for tests. */
public final class TestSettings {
  private TestSettings() {}

  /** A mail domain that listens on any port, with further values. */
  public static Map<String, ?> domain(Map<String, ?> values) {
    return Map.of("domain-mode", section(values));
  }

  /** The section alone. */
  public static Settings section(Map<String, ?> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.putIfAbsent("enabled", true);
    all.putIfAbsent("listen", "127.0.0.1:0");
    return new Settings(DomainSettings.SCHEMA, all);
  }
}
