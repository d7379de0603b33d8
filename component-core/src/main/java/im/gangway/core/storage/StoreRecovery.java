package im.gangway.core.storage;

import im.gangway.core.storage.StoreCondition.Side;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The waiting of one thread of the store until the database can be used again. What waited too long
 * fails meanwhile; once an outage is as long as that, what is new fails at once, so that little is
 * kept. Awaiting is for the thread, the rest thread-safe.
 */
final class StoreRecovery {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final StoreQueue queue;
  private final StoreCondition condition;
  private final Side side;
  private final LongSupplier nanoTime;
  private final Duration patience;
  private volatile @Nullable Outage outage;

  private record Outage(StoreProblem problem, long began) {}

  /**
   * @param patience how long a work waits for the database
   */
  StoreRecovery(
      StoreQueue queue,
      StoreCondition condition,
      Side side,
      LongSupplier nanoTime,
      Duration patience) {
    this.queue = queue;
    this.condition = condition;
    this.side = side;
    this.nanoTime = nanoTime;
    this.patience = patience;
  }

  /** Lets a work wait for its turn, or fails it. */
  void accept(StoreTask<?> task) {
    Outage now = outage;
    if (now != null && nanoTime.getAsLong() - now.began() >= patience.toNanos()) {
      task.giveUp(now.problem());
      return;
    }
    try {
      queue.add(task);
    } catch (StorageException refused) {
      task.fail(refused);
    }
  }

  /**
   * Waits until a probe finds nothing wrong.
   *
   * @param held what waits besides the queue; what has failed by the end is taken out
   * @param probe tells what is wrong, or null
   */
  void await(
      Collection<StoreTask<?>> held, StoreFailure first, Supplier<@Nullable StoreFailure> probe) {
    StoreProblem problem = first.problem().orElse(StoreProblem.UNREACHABLE);
    StoreFailure found = probe.get();
    for (; found != null && !queue.isClosed(); found = probe.get()) {
      problem = found.problem().orElse(problem);
      begin(problem, found);
      failOverdue(held, problem);
      queue.pause(PAUSE);
    }
    if (found == null) {
      end();
    } else {
      giveUp(held, problem);
    }
  }

  private static void giveUp(Collection<StoreTask<?>> held, StoreProblem problem) {
    held.forEach(task -> task.giveUp(problem));
    held.clear();
  }

  private void end() {
    if (outage != null) {
      outage = null;
      condition.works(side);
    }
  }

  private void begin(StoreProblem problem, StoreFailure found) {
    Outage before = outage;
    outage = new Outage(problem, before == null ? nanoTime.getAsLong() : before.began());
    condition.failed(side, problem, innermost(found.cause()));
  }

  /** The words of the driver, below those of the pool and of Jdbi. */
  private static String innermost(Throwable failure) {
    String words = String.valueOf(failure.getMessage());
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      words = cause instanceof SQLException ? String.valueOf(cause.getMessage()) : words;
    }
    return words;
  }

  private void failOverdue(Collection<StoreTask<?>> held, StoreProblem problem) {
    long limit = nanoTime.getAsLong() - patience.toNanos();
    List<StoreTask<?>> overdue = new ArrayList<>(queue.removeAcceptedBefore(limit));
    held.stream().filter(task -> task.acceptedAt() - limit < 0).forEach(overdue::add);
    held.removeAll(overdue);
    overdue.forEach(task -> task.giveUp(problem));
  }
}
