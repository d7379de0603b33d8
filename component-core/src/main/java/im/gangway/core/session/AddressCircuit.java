package im.gangway.core.session;

import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;

/**
 * The circuit of one address. Closed, everybody may try; after some failures in a row it opens, and
 * nobody may; after a pause it is half open, and one may. Guarded by its owner.
 */
final class AddressCircuit {
  /** Fewer may be the fault of single connections. */
  private static final int FAILURES = 5;

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** Who has not come back after this from finding out never will. */
  private static final Duration PROBE = Duration.ofMinutes(2);

  private final DoubleSupplier random;
  private State state = State.CLOSED;
  private int failures;
  private Duration pause = FIRST;
  private Instant since = Instant.MIN;

  /** Until when nobody is let through, be it for the pause or for the one who tries. */
  private Instant until = Instant.MIN;

  enum State {
    CLOSED,
    OPEN,
    HALF_OPEN
  }

  /**
   * @param random from 0 to 1, so that not everything happens at once
   */
  AddressCircuit(DoubleSupplier random) {
    this.random = random;
  }

  boolean isOpen() {
    return state != State.CLOSED;
  }

  /** When it opened. */
  Instant since() {
    return since;
  }

  /** Whether an attempt may begin. */
  boolean enter(Instant now) {
    if (state == State.CLOSED) {
      return true;
    }
    boolean clockWentBack = Duration.between(now, until).compareTo(PROBE) > 0;
    if (now.isBefore(until) && !clockWentBack) {
      return false;
    }
    become(State.HALF_OPEN, now.plus(PROBE));
    return true;
  }

  /** An attempt has failed; true if that has opened the circuit. */
  boolean failed(Instant now) {
    failures++;
    if (state == State.HALF_OPEN) {
      Duration doubled = pause.multipliedBy(2);
      pause = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
      become(State.OPEN, now.plus(jittered()));
    } else if (state == State.CLOSED && failures >= FAILURES) {
      since = now;
      become(State.OPEN, now.plus(jittered()));
      return true;
    }
    // What began before it opened tells nothing new.
    return false;
  }

  /** The one who tried has found out nothing: the next one may. */
  void left(Instant now) {
    if (state == State.HALF_OPEN) {
      become(State.OPEN, now);
    }
  }

  /** Nobody waits for the end of the pause any more. */
  void endPause(Instant now) {
    if (state == State.OPEN) {
      become(State.OPEN, now);
    }
  }

  private void become(State next, Instant end) {
    state = next;
    until = end;
  }

  private Duration jittered() {
    return Duration.ofMillis((long) (pause.toMillis() * (0.8 + 0.4 * random.getAsDouble())));
  }
}
