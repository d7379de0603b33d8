package im.gangway.sms.reassembly;

import java.time.Duration;

/**
 * How much and how long parts are kept.
 *
 * @param timeout after which a message is delivered with gaps
 * @param memory how long parts that come again are known
 * @param waiting the most messages that wait; the oldest is delivered with gaps for another
 */
public record ReassemblyLimits(Duration timeout, Duration memory, int waiting) {
  /** A day, and as many messages as 32 MiB hold at worst. */
  public static final ReassemblyLimits DEFAULT =
      new ReassemblyLimits(Duration.ofHours(24), Duration.ofHours(24), 1_000);

  public ReassemblyLimits {
    if (timeout.isNegative() || memory.isNegative() || waiting < 1) {
      throw new IllegalArgumentException("Limits are positive");
    }
  }
}
