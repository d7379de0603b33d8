package im.gangway.core.delivery;

import im.gangway.transport.FailureReason;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before a message is tried again, and which failures are worth it. */
final class Patience {
  /** After this a message that could not be sent comes back to its sender. */
  static final Duration LONGEST = Duration.ofHours(24);

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration MOST = Duration.ofMinutes(5);
  private static final int DOUBLINGS = 6;

  private Patience() {}

  /** Whether the same may work later. */
  static boolean mayPass(FailureReason reason) {
    return switch (reason) {
      case NETWORK_UNREACHABLE, CONNECTION_LOST, RATE_LIMITED -> true;
      default -> false;
    };
  }

  /**
   * The pause after so many failures in a row, within bounds of chance so that not everybody comes
   * back at once.
   */
  static Duration after(int failures) {
    Duration doubled = FIRST.multipliedBy(1L << Math.min(failures, DOUBLINGS));
    Duration pause = doubled.compareTo(MOST) < 0 ? doubled : MOST;
    return pause.multipliedBy(80 + ThreadLocalRandom.current().nextInt(41)).dividedBy(100);
  }
}
