package im.gangway.core.health;

import im.gangway.transport.Health;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one configured domain is.
 *
 * @param domain the component's domain
 * @param up whether it is online
 * @param reason why it is not, for the admin; empty when all is well
 * @param network why the legacy service cannot serve users; empty when it can
 * @param unreachable addresses behind it that nobody can be connected to at present
 * @param outage since when users cannot be served, be it for the component or the network behind
 */
public record ComponentHealth(
    String domain,
    boolean up,
    String reason,
    String network,
    List<String> unreachable,
    Optional<Instant> outage) {
  public ComponentHealth {
    unreachable = List.copyOf(unreachable);
  }

  /** That of a domain that is online unless there is a reason, with what its network says. */
  public static ComponentHealth of(
      String domain,
      String reason,
      Health network,
      List<String> unreachable,
      Optional<Instant> outage) {
    String trouble = network.text().isEmpty() ? "It cannot be reached." : network.text();
    return new ComponentHealth(
        domain, reason.isEmpty(), reason, network.up() ? "" : trouble, unreachable, outage);
  }
}
