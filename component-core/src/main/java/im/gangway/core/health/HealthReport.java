package im.gangway.core.health;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What an answer says of all components.
 *
 * @param components in the order in which they are shown
 */
record HealthReport(List<ComponentHealth> components) {
  HealthReport {
    components = List.copyOf(components);
  }

  boolean isReady() {
    return components.stream().allMatch(ComponentHealth::up);
  }

  /** The report as JSON (RFC 8259). */
  String json() {
    return components.stream()
        .map(HealthReport::json)
        .collect(Collectors.joining(",", "{\"ready\":" + isReady() + ",\"components\":[", "]}\n"));
  }

  private static String json(ComponentHealth health) {
    return "{\"domain\":%s,\"up\":%s,\"reason\":%s}"
        .formatted(Json.quoted(health.domain()), health.up(), Json.quoted(health.reason()));
  }
}
