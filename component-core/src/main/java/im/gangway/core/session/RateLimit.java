package im.gangway.core.session;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;

/** A token bucket: so many a minute, all of them at once if they were saved up. */
final class RateLimit {
  private final IntSupplier perMinute;
  private double tokens;
  private Instant filled;

  RateLimit(IntSupplier perMinute, Instant now) {
    this.perMinute = perMinute;
    this.tokens = perMinute.getAsInt();
    this.filled = now;
  }

  boolean allow(Instant now) {
    double minutes = Duration.between(filled, now).toNanos() / 60e9;
    int most = perMinute.getAsInt();
    tokens = Math.min(most, tokens + Math.max(0, minutes) * most);
    filled = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
