package im.gangway.core.health;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is known of the whole process.
 *
 * @param store why the database cannot be used; empty while it can
 * @param components in the order in which they are shown
 */
public record HealthReport(String store, List<ComponentHealth> components) {
  /** Users may name any host: a report has no more of them. */
  public static final int MOST_ADDRESSES = 20;

  public HealthReport {
    components = List.copyOf(components);
  }

  boolean isReady() {
    return components.stream().allMatch(ComponentHealth::up);
  }

  /** The report as JSON (RFC 8259). */
  String json() {
    return components.stream()
        .map(HealthReport::json)
        .collect(
            Collectors.joining(
                ",",
                "{\"ready\":" + isReady() + ",\"store\":" + part(store) + ",\"components\":[",
                "]}\n"));
  }

  private static String json(ComponentHealth health) {
    return "{\"domain\":%s,\"up\":%s,\"reason\":%s,\"network\":%s,\"unreachable\":%s}"
        .formatted(
            Json.quoted(health.domain()),
            health.up(),
            Json.quoted(health.reason()),
            part(health.network()),
            health.unreachable().stream()
                .limit(MOST_ADDRESSES)
                .map(Json::quoted)
                .collect(Collectors.joining(",", "[", "]")));
  }

  private static String part(String reason) {
    return "{\"up\":%s,\"reason\":%s}".formatted(reason.isEmpty(), Json.quoted(reason));
  }
}
