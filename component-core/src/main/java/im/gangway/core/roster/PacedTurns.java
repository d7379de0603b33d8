package im.gangway.core.roster;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Gives the users of a domain turns at what must not go fast: each turn comes after the same pause,
 * and one timer, which rests while nobody waits, serves all. Holds one turn a user at most, so it
 * is as large as there are sessions. Thread-safe.
 */
final class PacedTurns {
  static final Duration PAUSE = Duration.ofSeconds(10);
  private static final Duration TICK = Duration.ofSeconds(1);

  /** How many users have their turn in one tick; the others have it a tick later. */
  private static final int AT_ONCE = 50;

  private final ScheduledExecutorService scheduler;
  private final Queue<Turn> waiting = new ArrayDeque<>();
  private long ticks;
  private boolean ticking;

  PacedTurns(ScheduledExecutorService scheduler) {
    this.scheduler = scheduler;
  }

  /** What is to be done by whom, and when. */
  private record Turn(long due, Executor mailbox, Runnable task) {}

  /** Runs the task on that mailbox after the pause. */
  synchronized void after(Executor mailbox, Runnable task) {
    waiting.add(new Turn(ticks + PAUSE.dividedBy(TICK), mailbox, task));
    if (!ticking) {
      ticking = true;
      plan();
    }
  }

  private void plan() {
    scheduler.schedule(this::tick, TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void tick() {
    due().forEach(turn -> turn.mailbox().execute(turn.task()));
  }

  /** All turns wait equally long, so those that are due stand first. */
  private synchronized List<Turn> due() {
    ticks++;
    List<Turn> due = new ArrayList<>();
    while (due.size() < AT_ONCE && !waiting.isEmpty() && waiting.element().due() <= ticks) {
      due.add(waiting.remove());
    }
    ticking = !waiting.isEmpty();
    if (ticking) {
      plan();
    }
    return due;
  }
}
