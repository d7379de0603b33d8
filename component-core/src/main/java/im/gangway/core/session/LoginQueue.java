package im.gangway.core.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets only so many users of a domain log in at a time; the others follow in the order in which
 * they came. Thread-safe.
 */
public final class LoginQueue {
  private final int atOnce;
  private final Deque<Turn> waiting = new ArrayDeque<>();
  private int running;

  /**
   * @param atOnce how many may log in at a time, at least one
   */
  public LoginQueue(int atOnce) {
    this.atOnce = atOnce;
  }

  /** One user's way through the queue. */
  final class Turn {
    private final Consumer<Turn> begin;
    private final boolean atOnce;
    private boolean begun;
    private boolean over;

    private Turn(Consumer<Turn> begin, boolean atOnce) {
      this.begin = begin;
      this.atOnce = atOnce;
      this.begun = atOnce;
    }

    /** Whether there was nobody to wait for. */
    boolean cameAtOnce() {
      return atOnce;
    }

    /** Whether others are first. */
    boolean isWaiting() {
      synchronized (LoginQueue.this) {
        return !begun && !over;
      }
    }

    /** Leaves the queue; does nothing once the turn has come, which ends with {@link #end}. */
    void giveUp() {
      synchronized (LoginQueue.this) {
        if (!begun) {
          over = true;
          waiting.remove(this);
        }
      }
    }

    /** The login is over, or was not begun after all: it is the next one's turn. */
    void end() {
      Turn next = ended(this);
      if (next != null) {
        next.begin.accept(next);
      }
    }
  }

  /**
   * Takes a place in the queue.
   *
   * @param begin run, on any thread, when the turn has come; not if it has come at once
   */
  synchronized Turn enter(Consumer<Turn> begin) {
    Turn turn = new Turn(begin, running < atOnce);
    if (turn.cameAtOnce()) {
      running++;
    } else {
      waiting.addLast(turn);
    }
    return turn;
  }

  private synchronized @Nullable Turn ended(Turn turn) {
    if (!turn.begun || turn.over) {
      return null;
    }
    turn.over = true;
    Turn next = waiting.pollFirst();
    if (next == null) {
      running--;
    } else {
      next.begun = true;
    }
    return next;
  }
}
