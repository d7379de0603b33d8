package im.gangway.email.imap;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before a server is dialled again: twice as long each time, and not for all users
 * of a server alike, since their connections are often lost at the same moment.
 */
final class Pauses {
  private static final int MOST_DOUBLINGS = 20;

  private final Duration first;
  private final Duration longest;
  private final DoubleSupplier random;

  /**
   * @param random from 0 to 1
   */
  Pauses(Duration first, Duration longest, DoubleSupplier random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
  }

  /** Between half and all of what the number of failures demands. */
  Duration after(int failures) {
    int doublings = Math.min(MOST_DOUBLINGS, Math.max(0, failures - 1));
    Duration doubled = first.multipliedBy(1L << doublings);
    Duration whole = doubled.compareTo(longest) < 0 ? doubled : longest;
    return Duration.ofMillis((long) (whole.toMillis() * (0.5 + random.getAsDouble() / 2)));
  }
}
