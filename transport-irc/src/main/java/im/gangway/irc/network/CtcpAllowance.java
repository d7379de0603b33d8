package im.gangway.irc.network;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Keeps strangers from making us talk: three CTCP answers at once, then one in ten seconds. */
public final class CtcpAllowance {
  private static final Duration PER_ANSWER = Duration.ofSeconds(10);
  private static final int BURST = 3;

  private final Clock clock;
  private Instant full = Instant.EPOCH;

  CtcpAllowance(Clock clock) {
    this.clock = clock;
  }

  /** Whether one more question may be answered now. */
  public boolean take() {
    Instant now = clock.instant();
    Instant start = full.isBefore(now) ? now : full;
    if (Duration.between(now, start).compareTo(PER_ANSWER.multipliedBy(BURST - 1)) > 0) {
      return false;
    }
    full = start.plus(PER_ANSWER);
    return true;
  }
}
