package im.gangway.sms.cost;

import java.time.Duration;
import java.time.Instant;

/**
 * How much may still be sent at once, as a value: it fills by and by up to its size.
 *
 * @param size the most it holds
 * @param perToken how long one token takes to come
 * @param filledAt when it will be, or was, full
 */
public record TokenBucket(int size, Duration perToken, Instant filledAt) {
  public TokenBucket {
    if (size < 1 || perToken.isNegative() || perToken.isZero()) {
      throw new IllegalArgumentException("A bucket holds a token at least, and takes time");
    }
  }

  /** A full one. */
  public static TokenBucket full(int size, Duration perToken) {
    return new TokenBucket(size, perToken, Instant.EPOCH);
  }

  /** How long until there is a token; zero when there is one. */
  public Duration waiting(Instant now) {
    Duration missing = Duration.between(now, afterOne(now));
    Duration over = missing.minus(perToken.multipliedBy(size));
    return over.isNegative() ? Duration.ZERO : over;
  }

  /**
   * Without one token.
   *
   * @throws IllegalStateException when there is none
   */
  public TokenBucket take(Instant now) {
    if (!waiting(now).isZero()) {
      throw new IllegalStateException("The bucket is empty");
    }
    return new TokenBucket(size, perToken, afterOne(now));
  }

  private Instant afterOne(Instant now) {
    return (filledAt.isAfter(now) ? filledAt : now).plus(perToken);
  }
}
