package im.gangway.sms.smpp;

import im.gangway.sms.receipt.BindStatus;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next bind: doubling, each up to a half longer so that not all
 * gateways come back together; the longest at once after refused credentials, lest the account be
 * locked. Not thread-safe.
 */
final class Pauses {
  private static final double JITTER = 0.5;

  private final SmppSettings.Times times;
  private final RandomGenerator random;
  private Duration next;

  Pauses(SmppSettings.Times times, RandomGenerator random) {
    this.times = times;
    this.random = random;
    this.next = times.firstPause();
  }

  /** The next one. */
  Duration after(BindStatus status) {
    Duration least = status == BindStatus.CREDENTIALS_REFUSED ? times.longestPause() : next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(times.longestPause()) > 0 ? times.longestPause() : doubled;
    return Duration.ofMillis((long) (least.toMillis() * (1 + JITTER * random.nextDouble())));
  }

  /** All is well again. */
  void reset() {
    next = times.firstPause();
  }
}
