package im.gangway.irc.network;

import im.gangway.irc.wire.ConnectionListener;
import im.gangway.irc.wire.Endpoint;
import im.gangway.transport.Health;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;

/**
 * Remembers which of the hosts that the admin named could not be reached when somebody last tried,
 * for the operator. What users name themselves is nobody else's trouble. Thread-safe.
 */
public final class WatchedDialer implements Dialer {
  /** Longer than the longest pause between two attempts of a user. */
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final Dialer dialer;
  private final Set<String> hosts = new TreeSet<>();
  private final Clock clock;

  /** The last failure of each host that has not been reached since. */
  private final Map<String, Instant> failed = new TreeMap<>();

  /**
   * @param hosts those that the admin named
   */
  public WatchedDialer(Dialer dialer, Set<String> hosts, Clock clock) {
    this.dialer = dialer;
    this.clock = clock;
    hosts.forEach(host -> this.hosts.add(key(host)));
  }

  private static String key(String host) {
    return host.toLowerCase(Locale.ROOT);
  }

  @Override
  public CompletionStage<Link> dial(Endpoint endpoint, ConnectionListener listener) {
    CompletionStage<Link> dialled = dialer.dial(endpoint, listener);
    String host = key(endpoint.host());
    return hosts.contains(host)
        ? dialled.whenComplete((link, failure) -> ended(host, failure == null))
        : dialled;
  }

  private synchronized void ended(String host, boolean reached) {
    if (reached) {
      failed.remove(host);
    } else {
      failed.put(host, clock.instant());
    }
  }

  /** Down when none of the hosts can be reached, as far as anybody has tried lately. */
  public synchronized Health health() {
    Instant since = clock.instant().minus(REMEMBERED);
    failed.values().removeIf(since::isAfter);
    boolean down = !hosts.isEmpty() && failed.size() == hosts.size();
    return down
        ? new Health(false, "Cannot be reached: " + String.join(", ", failed.keySet()) + ".")
        : Health.UP;
  }
}
