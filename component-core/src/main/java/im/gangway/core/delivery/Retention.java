package im.gangway.core.delivery;

import im.gangway.core.storage.IncomingStore;
import im.gangway.core.storage.OutgoingStore;
import im.gangway.core.storage.TransportStateStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets, once an hour, messages that have come to their end so long ago that neither reports nor
 * repetitions can still come, and what transports kept for a time. Thread-safe.
 */
final class Retention {
  private static final Logger log = LoggerFactory.getLogger(Retention.class);

  /** Longer than any network tries to deliver. */
  private static final Duration KEPT = Duration.ofDays(14);

  private static final Duration EVERY = Duration.ofHours(1);
  private static final int AT_ONCE = 500;

  private final Clock clock;

  Retention(Clock clock) {
    this.clock = clock;
  }

  void start(
      OutgoingStore outgoing,
      IncomingStore incoming,
      TransportStateStore states,
      ScheduledExecutorService scheduler) {
    scheduler.scheduleWithFixedDelay(
        () -> {
          forget(outgoing::forget);
          forget(incoming::forget);
          forget((before, most) -> states.forget(most));
        },
        EVERY.toMillis(),
        EVERY.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private void forget(BiFunction<Instant, Integer, CompletionStage<Integer>> some) {
    some.apply(clock.instant().minus(KEPT), AT_ONCE)
        .whenComplete(
            (rows, failure) -> {
              if (failure != null) {
                log.warn("Old messages could not be cleaned up: {}", failure.toString());
              } else if (rows == AT_ONCE) {
                forget(some);
              }
            });
  }
}
