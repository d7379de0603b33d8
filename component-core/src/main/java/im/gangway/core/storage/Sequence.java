package im.gangway.core.storage;

import java.time.Clock;

/**
 * Numbers that grow, within a process and, as far as its clock does, over restarts. Guarded by
 * those who must store in the order of the numbers.
 */
final class Sequence {
  private final Clock clock;
  private long last;

  Sequence(Clock clock) {
    this.clock = clock;
  }

  long next() {
    last = Math.max(last + 1, clock.millis() * 1000);
    return last;
  }
}
