package im.gangway.irc.network;

import im.gangway.transport.SessionContext;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When to try again after a loss. */
final class Retry {
  private final SessionContext context;
  private final Backoff backoff;
  private @Nullable Timers waiting;
  private boolean slow;

  Retry(SessionContext context, RandomGenerator random) {
    this.context = context;
    this.backoff = new Backoff(random);
  }

  /**
   * Tries when it is time.
   *
   * @param slowly whether the network wants us to wait for a minute or more
   */
  void later(boolean slowly, Runnable attempt) {
    slow = slowly;
    Timers next = new Timers(context);
    waiting = next;
    next.after(backoff.next(context.clock().instant(), slowly), attempt);
  }

  /** Whether the network may be asked earlier when somebody wants something. */
  boolean mayHurry() {
    return !slow;
  }

  /** No attempt comes by itself any more. */
  void stop() {
    if (waiting != null) {
      waiting.stop();
      waiting = null;
    }
  }

  /** A connection has lasted: the next loss is a new one. */
  void reset() {
    backoff.reset();
  }
}
