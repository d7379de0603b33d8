package im.gangway.core.stream;

import im.gangway.core.stream.StreamProblem.Kind;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next try: 1 s doubling to 60 s; from 5 s where an admin has to act;
 * at least 30 s after another connection took our place, lest two gateways fight. Up to a quarter
 * is added at random. Not thread-safe.
 */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration FIRST_REFUSED = Duration.ofSeconds(5);
  private static final Duration AFTER_REPLACED = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int MOST_DOUBLINGS = 6;

  private final DoubleSupplier random;
  private int failures;

  /** The random source gives numbers from 0 to below 1. */
  Backoff(DoubleSupplier random) {
    this.random = random;
  }

  /** The time to wait after one more failure. */
  Duration next(Kind cause) {
    Duration wait = first(cause).multipliedBy(1L << Math.min(failures++, MOST_DOUBLINGS));
    long millis = (wait.compareTo(LONGEST) > 0 ? LONGEST : wait).toMillis();
    return Duration.ofMillis(millis + (long) (millis / 4.0 * random.getAsDouble()));
  }

  /** Starts again from the shortest wait. */
  void reset() {
    failures = 0;
  }

  private static Duration first(Kind cause) {
    return switch (cause) {
      case REPLACED -> AFTER_REPLACED;
      case NOT_AUTHORIZED, HOST_UNKNOWN, TLS_REFUSED, INVALID_NAMESPACE -> FIRST_REFUSED;
      default -> FIRST;
    };
  }
}
