package im.gangway.core.storage;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The thread that reads, on a connection of its own: it sees what was committed. Reads wait while
 * the database cannot be used, until they have waited too long. Thread-safe.
 */
final class StoreReader implements AutoCloseable {
  private static final int TASK_BYTES = 256;
  private static final int MOST_RUNS = 3;
  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

  private final StoreSession session;
  private final StoreQueue queue;
  private final StoreRecovery recovery;
  private final LongSupplier nanoTime;
  private final Duration flushTime;
  private final Thread thread = new Thread(this::run, "gangway-store-reader");

  /**
   * Starts the thread.
   *
   * @param flushTime how long closing waits for what was accepted
   */
  StoreReader(
      StoreSession session,
      StoreQueue queue,
      StoreRecovery recovery,
      LongSupplier nanoTime,
      Duration flushTime) {
    this.session = session;
    this.queue = queue;
    this.recovery = recovery;
    this.nanoTime = nanoTime;
    this.flushTime = flushTime;
    thread.setDaemon(true);
    thread.start();
  }

  /** Done, on the reader's thread, when the work has run. */
  <T> CompletionStage<T> submit(StoreWork<T> work) {
    StoreTask<T> task = new StoreTask<>(work, TASK_BYTES, nanoTime.getAsLong());
    recovery.accept(task);
    return task.stage();
  }

  private void run() {
    for (StoreTask<?> task = queue.take(LOOK_EVERY);
        task != null || !queue.isClosed();
        task = queue.take(LOOK_EVERY)) {
      if (task == null) {
        look();
      } else {
        read(task);
      }
    }
    session.close();
  }

  private void look() {
    StoreFailure failure = probe();
    if (failure != null) {
      recovery.await(new ArrayList<>(), failure, this::probe);
    }
  }

  private @Nullable StoreFailure probe() {
    return session.read(StoreProbe::read);
  }

  private void read(StoreTask<?> task) {
    Queue<StoreTask<?>> held = new ArrayDeque<>(List.of(task));
    while (!held.isEmpty()) {
      StoreFailure failure = session.read(task::run);
      if (failure == null) {
        task.complete();
        return;
      }
      if (failure.problem().isEmpty() || task.runs() >= MOST_RUNS) {
        task.fail(failure.cause());
        return;
      }
      recovery.await(held, failure, this::probe);
    }
  }

  /** Answers what was accepted, then ends. */
  @Override
  public void close() {
    queue.close();
    try {
      thread.join(flushTime.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    queue
        .clear()
        .forEach(task -> task.fail(new StorageException("The database was closed before it.")));
  }
}
