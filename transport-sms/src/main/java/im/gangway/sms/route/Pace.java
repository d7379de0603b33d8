package im.gangway.sms.route;

import im.gangway.sms.cost.TokenBucket;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fast a route may send. A carrier that says <i>too fast</i> halves it; each second in which
 * something is accepted adds a tenth, up to what was configured. Not thread-safe.
 */
final class Pace {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final double GAIN = 1.1;
  private static final double NANOS = 1e9;

  /** How many times faster than when it was throttled a route without limit has to get. */
  private static final int RECOVERED = 8;

  private final double most;
  private double rate;
  private double ceiling;
  private @Nullable TokenBucket bucket;
  private Instant raisedAt = Instant.EPOCH;
  private Instant second = Instant.EPOCH;
  private int inSecond;

  /**
   * A pace.
   *
   * @param most a second; 0 for no limit
   */
  Pace(double most) {
    this.most = most;
    this.rate = most;
    this.ceiling = most;
    this.bucket = most > 0 ? full(most, Instant.EPOCH) : null;
  }

  /** Bursts of a tenth of a second at most: carriers count seconds that begin anywhere. */
  private static TokenBucket full(double rate, Instant filledAt) {
    int size = Math.max(1, (int) (rate / 10));
    return new TokenBucket(size, Duration.ofNanos(Math.max(1, (long) (NANOS / rate))), filledAt);
  }

  /** How long until one more may go. */
  Duration waiting(Instant now) {
    return bucket == null ? Duration.ZERO : bucket.waiting(now);
  }

  /** One goes. */
  void take(Instant now) {
    if (Duration.between(second, now).compareTo(SECOND) >= 0) {
      second = now;
      inSecond = 0;
    }
    inSecond++;
    if (bucket != null) {
      bucket = bucket.take(now);
    }
  }

  /** The carrier took one. */
  void accepted(Instant now) {
    if (bucket == null || rate >= ceiling) {
      return;
    }
    if (Duration.between(raisedAt, now).compareTo(SECOND) >= 0) {
      raisedAt = now;
      faster();
    }
  }

  private void faster() {
    rate = Math.min(ceiling, rate * GAIN);
    if (most == 0 && rate >= ceiling) {
      bucket = null;
    } else {
      refill();
    }
  }

  private void refill() {
    Instant filledAt = bucket == null ? Instant.EPOCH : bucket.filledAt();
    bucket = full(rate, filledAt);
  }

  /** The carrier said that it was too fast. */
  void throttled(Instant now) {
    if (bucket == null) {
      rate = Math.max(1, inSecond);
      ceiling = rate * RECOVERED;
    }
    rate = Math.max(0.1, rate / 2);
    raisedAt = now;
    refill();
  }

  /** How many a second; 0 for no limit. */
  double rate() {
    return bucket == null ? 0 : rate;
  }
}
