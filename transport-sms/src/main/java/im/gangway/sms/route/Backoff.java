package im.gangway.sms.route;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * How long a whole route rests when its carrier takes no more: 1 s, then doubling up to 60 s, each
 * up to a fifth longer so that not all come back together. Not thread-safe.
 */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final double JITTER = 0.2;

  private final RandomGenerator random;
  private Duration next = FIRST;
  private Instant until = Instant.EPOCH;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** How long it rests from now on; zero when it does not. */
  Duration resting(Instant now) {
    return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
  }

  /** It rests longer than before; what was sent before the rest began does not count again. */
  boolean grow(Instant now) {
    if (until.isAfter(now)) {
      return false;
    }
    until = now.plusMillis((long) (next.toMillis() * (1 + random.nextDouble() * JITTER)));
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return true;
  }

  /** It rests for a time that was asked for. */
  void rest(Instant now, Duration pause) {
    Duration bounded = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    Instant end = now.plus(bounded);
    until = end.isAfter(until) ? end : until;
  }

  /** All is well again. */
  void reset() {
    next = FIRST;
  }
}
