package im.gangway.irc.wire;

/**
 * Counts what may still be sent: {@code burst} tokens at most, which come back at a steady rate.
 * Times are nanoseconds of one clock. Not thread-safe.
 */
final class TokenBucket {
  private static final double NANOS = 1e9;

  private final FloodLimit limit;
  private double tokens;
  private long refilledAt;

  TokenBucket(FloodLimit limit, long now) {
    this.limit = limit;
    this.tokens = limit.burst();
    this.refilledAt = now;
  }

  boolean tryTake(long now) {
    if (!has(now)) {
      return false;
    }
    if (!limit.isNone()) {
      tokens -= 1;
    }
    return true;
  }

  boolean has(long now) {
    return limit.isNone() || refilled(now) >= 1;
  }

  /** Nanoseconds until there is a token again, at least 1 so that a timer never spins. */
  long nanosUntilNext(long now) {
    return has(now)
        ? 1
        : Math.max(1, (long) Math.ceil((1 - tokens) / limit.linesPerSecond() * NANOS));
  }

  private double refilled(long now) {
    double earned = Math.max(0, now - refilledAt) / NANOS * limit.linesPerSecond();
    tokens = Math.min(limit.burst(), tokens + earned);
    refilledAt = now;
    return tokens;
  }
}
