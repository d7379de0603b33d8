package im.gangway.irc.network;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How far a stay is, and since when. */
final class Life {
  private final Clock clock;
  private LifeCycle state = LifeCycle.IDLE;
  private Instant since = Instant.EPOCH;

  Life(Clock clock) {
    this.clock = clock;
  }

  boolean is(LifeCycle asked) {
    return state == asked;
  }

  /** Whether it has been like that for some time. */
  boolean hasLasted(Duration time) {
    return !clock.instant().isBefore(since.plus(time));
  }

  /** The one place where the state changes. */
  void become(LifeCycle next) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException(state + " cannot become " + next);
    }
    state = next;
    since = clock.instant();
  }
}
