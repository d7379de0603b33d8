package im.gangway.core.gateway;

import im.gangway.core.config.GangwayConfig;
import im.gangway.core.config.TransportConfig;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells which changes of a configuration need a restart. */
final class ConfigChanges {
  private ConfigChanges() {}

  /** The keys, in order. */
  static List<String> needingRestart(GangwayConfig running, GangwayConfig wanted) {
    TreeSet<String> keys = new TreeSet<>();
    note(keys, "storage", running, wanted, GangwayConfig::storage);
    note(keys, "credentials", running, wanted, GangwayConfig::credentials);
    note(keys, "http", running, wanted, GangwayConfig::http);
    note(keys, "tls", running, wanted, GangwayConfig::tls);
    note(keys, "contact", running, wanted, GangwayConfig::contact);
    note(keys, "limits.stanza-bytes", running, wanted, config -> config.limits().stanzaBytes());
    Map<String, TransportConfig> before = byId(running);
    Map<String, TransportConfig> after = byId(wanted);
    TreeSet<String> ids = new TreeSet<>(before.keySet());
    ids.addAll(after.keySet());
    ids.removeIf(id -> Objects.equals(before.get(id), after.get(id)));
    ids.forEach(id -> keys.add("transports." + id));
    return List.copyOf(keys);
  }

  private static void note(
      TreeSet<String> keys,
      String key,
      GangwayConfig running,
      GangwayConfig wanted,
      Function<GangwayConfig, Object> part) {
    if (!part.apply(running).equals(part.apply(wanted))) {
      keys.add(key);
    }
  }

  private static Map<String, TransportConfig> byId(GangwayConfig config) {
    return config.transports().stream()
        .collect(Collectors.toMap(TransportConfig::id, transport -> transport));
  }
}
