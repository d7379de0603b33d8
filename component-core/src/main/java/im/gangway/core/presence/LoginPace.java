package im.gangway.core.presence;

import im.gangway.transport.FailureReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When a user may log in again: soon after the first failure, then ever later, and not as often as
 * a client comes and goes. Confined to the user's mailbox.
 */
final class LoginPace {
  /** For how long a login counts. */
  static final Duration WINDOW = Duration.ofSeconds(30);

  private static final int LOGINS_IN_WINDOW = 5;
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST_AT_FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration AT_FIRST = Duration.ofMinutes(1);
  private static final Duration THROTTLED = Duration.ofMinutes(1);

  /** A session that lasted longer was a success. */
  private static final Duration LASTING = Duration.ofMinutes(1);

  private final DoubleSupplier random;
  private final Deque<Instant> starts = new ArrayDeque<>();
  private @Nullable Instant firstFailure;
  private @Nullable Instant up;
  private Duration step = FIRST;

  /**
   * @param random from 0 to 1, so that not all users come back at once
   */
  LoginPace(DoubleSupplier random) {
    this.random = random;
  }

  /** How long to wait with a login that nothing else speaks against. */
  Duration untilNext(Instant now) {
    if (starts.size() < LOGINS_IN_WINDOW) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(now, starts.getFirst().plus(WINDOW));
    boolean clockWasPutBack = left.compareTo(WINDOW) > 0;
    return left.isNegative() || clockWasPutBack ? Duration.ZERO : left;
  }

  void started(Instant now) {
    starts.addLast(now);
    if (starts.size() > LOGINS_IN_WINDOW) {
      starts.removeFirst();
    }
  }

  void succeeded(Instant now) {
    up = now;
  }

  /** How long to wait after a failure, or after the end of a session. */
  Duration failed(Instant now, FailureReason reason) {
    boolean lasted = up != null && Duration.between(up, now).compareTo(LASTING) >= 0;
    up = null;
    if (lasted || firstFailure == null) {
      firstFailure = now;
      step = FIRST;
    }
    Duration wait = jittered(step);
    boolean early = Duration.between(firstFailure, now).compareTo(AT_FIRST) < 0;
    step = shorter(step.multipliedBy(2), early ? LONGEST_AT_FIRST : LONGEST);
    return reason == FailureReason.RATE_LIMITED ? THROTTLED.plus(wait) : wait;
  }

  /** The user has changed something: what was does not count. */
  void forget() {
    starts.clear();
    firstFailure = null;
    up = null;
    step = FIRST;
  }

  /** Between half of it and all of it. */
  private Duration jittered(Duration wait) {
    return Duration.ofMillis((long) (wait.toMillis() * (0.5 + random.getAsDouble() / 2)));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
