package im.gangway.core.gateway;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A number that costs something to find out: asked for anew at most every five minutes, and only
 * when somebody looks. Who looks gets what is known so far. Thread-safe.
 */
final class CachedCount {
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final Supplier<CompletionStage<Integer>> source;
  private final Clock clock;
  private final AtomicLong askedAt = new AtomicLong(Long.MIN_VALUE);
  private volatile double known = Double.NaN;

  CachedCount(Supplier<CompletionStage<Integer>> source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /** The number; not a number before the first one has come. */
  double value() {
    long now = clock.millis();
    long last = askedAt.get();
    boolean old = last == Long.MIN_VALUE || now - last > FRESH.toMillis();
    if (old && askedAt.compareAndSet(last, now)) {
      source.get().thenAccept(count -> known = count);
    }
    return known;
  }
}
