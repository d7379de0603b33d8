package im.gangway.irc.network;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the next attempt: at most two seconds at first, doubling to ten within
 * the first minute, then to five minutes; at least a minute when the network said that we are too
 * many or not welcome. With jitter, so that the users of one lost server do not come back at once.
 */
final class Backoff {
  private static final Duration FIRST_MINUTE = Duration.ofMinutes(1);
  private static final double FIRST_SECONDS = 2;
  private static final double EARLY_CAP_SECONDS = 10;
  private static final double LATE_CAP_SECONDS = 300;
  private static final double SLOW_SECONDS = 60;

  private final RandomGenerator random;
  private @Nullable Instant lostSince;
  private double nextSeconds = FIRST_SECONDS;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** The time until the next attempt. */
  Duration next(Instant now, boolean slow) {
    Instant since = lostSince == null ? now : lostSince;
    lostSince = since;
    boolean early = Duration.between(since, now).compareTo(FIRST_MINUTE) < 0;
    double cap = early ? EARLY_CAP_SECONDS : LATE_CAP_SECONDS;
    double seconds = Math.min(nextSeconds, cap);
    nextSeconds = seconds * 2;
    double jittered = seconds * (0.5 + random.nextDouble() / 2);
    return Duration.ofMillis((long) (1000 * (slow ? SLOW_SECONDS + jittered : jittered)));
  }

  /** A connection has lasted: the next loss is a new one. */
  void reset() {
    lostSince = null;
    nextSeconds = FIRST_SECONDS;
  }
}
