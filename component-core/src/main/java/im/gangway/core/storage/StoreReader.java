package im.gangway.core.storage;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/** The thread that reads, on a connection of its own: it sees what was committed. Thread-safe. */
final class StoreReader implements AutoCloseable {
  private final StoreConnection connection;
  private final int capacity;
  private final Duration flushTime;
  private final ThreadPoolExecutor executor;

  StoreReader(StoreConnection connection, int capacity, Duration flushTime) {
    this.connection = connection;
    this.capacity = capacity;
    this.flushTime = flushTime;
    this.executor =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(capacity),
            StoreReader::thread,
            new ThreadPoolExecutor.AbortPolicy());
  }

  private static Thread thread(Runnable body) {
    Thread thread = new Thread(body, "gangway-store-reader");
    thread.setDaemon(true);
    return thread;
  }

  /** Done, on the reader's thread, when the work has run. */
  <T> CompletionStage<T> submit(StoreWork<T> work) {
    StoreTask<T> task = new StoreTask<>(work);
    try {
      executor.execute(() -> read(task));
    } catch (RejectedExecutionException e) {
      task.fail(
          executor.isShutdown()
              ? new StorageException("The database is closed.")
              : new StoreOverflowException(capacity));
    }
    return task.stage();
  }

  private void read(StoreTask<?> task) {
    try {
      Handle handle = connection.begin();
      task.run(handle);
    } catch (Throwable e) {
      connection.rollback();
      task.fail(e);
      return;
    }
    connection.rollback();
    task.complete();
  }

  /** Answers what was accepted, then ends. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (executor.awaitTermination(flushTime.toMillis(), TimeUnit.MILLISECONDS)) {
        connection.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
