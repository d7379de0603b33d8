package im.gangway.irc.network;

import java.time.Clock;
import java.time.Duration;

/** Keeps strangers from making us talk: three CTCP answers at once, then one in ten seconds. */
public final class CtcpAllowance {
  private static final Duration PER_ANSWER = Duration.ofSeconds(10);
  private static final int BURST = 3;

  private final Allowance answers;

  CtcpAllowance(Clock clock) {
    answers = new Allowance(clock, BURST, PER_ANSWER);
  }

  /** Whether one more question may be answered now. */
  public boolean take() {
    return answers.take();
  }
}
