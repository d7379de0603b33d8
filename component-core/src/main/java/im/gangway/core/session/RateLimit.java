package im.gangway.core.session;

import java.time.Duration;
import java.time.Instant;

/** A token bucket: so many a minute, all of them at once if they were saved up. */
final class RateLimit {
  private final int perMinute;
  private double tokens;
  private Instant filled;

  RateLimit(int perMinute, Instant now) {
    this.perMinute = perMinute;
    this.tokens = perMinute;
    this.filled = now;
  }

  boolean allow(Instant now) {
    double minutes = Duration.between(filled, now).toNanos() / 60e9;
    tokens = Math.min(perMinute, tokens + Math.max(0, minutes) * perMinute);
    filled = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
