package im.gangway.irc.network;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * So many at once, then one in a certain time. A clock that is put back starts it anew. Confined to
 * one mailbox.
 */
final class Allowance {
  private final Clock clock;
  private final Duration each;
  private final Duration ahead;
  private Instant full = Instant.EPOCH;

  Allowance(Clock clock, int burst, Duration each) {
    this.clock = clock;
    this.each = each;
    this.ahead = each.multipliedBy(burst - 1L);
  }

  /** Whether there may be one more now. */
  boolean take() {
    Instant now = clock.instant();
    boolean isAhead = full.isAfter(now) && !full.isAfter(now.plus(ahead).plus(each));
    Instant start = isAhead ? full : now;
    if (Duration.between(now, start).compareTo(ahead) > 0) {
      return false;
    }
    full = start.plus(each);
    return true;
  }
}
