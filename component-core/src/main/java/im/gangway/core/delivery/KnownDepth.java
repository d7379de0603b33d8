package im.gangway.core.delivery;

import im.gangway.core.metrics.MetricScope;
import im.gangway.core.storage.Direction;
import im.gangway.core.storage.WaitingStore;
import im.gangway.core.storage.WaitingStore.Depth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of one domain waits in one direction: asked for anew at most every few seconds, and only
 * when somebody looks. Who looks gets what is known so far. Thread-safe.
 */
final class KnownDepth {
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final String domain;
  private final Direction direction;
  private final WaitingStore store;
  private final Clock clock;
  private final AtomicLong askedAt = new AtomicLong(Long.MIN_VALUE);
  private volatile Depth known = new Depth(0, Optional.empty());

  private KnownDepth(String domain, Direction direction, WaitingStore store, Clock clock) {
    this.domain = domain;
    this.direction = direction;
    this.store = store;
    this.clock = clock;
  }

  /** Shows it to the operator, for each direction. */
  static void measure(MetricScope scope, String domain, WaitingStore store, Clock clock) {
    for (Direction direction : Direction.values()) {
      KnownDepth depth = new KnownDepth(domain, direction, store, clock);
      String label = DeliveryMetrics.label(direction);
      scope.gauge(
          "waiting_messages",
          "Stored messages that have not been accepted yet, as of a few seconds.",
          () -> depth.look().messages(),
          "direction",
          label);
      scope.gauge(
          "waiting_oldest_seconds",
          "How long the oldest of the stored messages that wait has waited.",
          () -> depth.oldestSeconds(),
          "direction",
          label);
    }
  }

  private Depth look() {
    long now = clock.millis();
    long last = askedAt.get();
    boolean old = last == Long.MIN_VALUE || Math.abs(now - last) > FRESH.toMillis();
    if (old && askedAt.compareAndSet(last, now)) {
      store.depth(domain, direction).thenAccept(depth -> known = depth);
    }
    return known;
  }

  private double oldestSeconds() {
    Instant now = clock.instant();
    return look()
        .oldest()
        .map(oldest -> Math.max(0, Duration.between(oldest, now).toMillis() / 1e3))
        .orElse(0.0);
  }
}
