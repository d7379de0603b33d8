package im.gangway.core.storage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes: what waits while a commit is under way shares the next one.
 *
 * <p>A group is at most {@value #GROUP_SIZE} works or 5 ms of work. A work alone is not held back
 * for company. When a group fails, nothing of it is stored and its works run again, each in a
 * transaction of its own, so that only the guilty one fails. Thread-safe.
 */
final class StoreWriter implements AutoCloseable {
  static final int GROUP_SIZE = 100;
  private static final long GROUP_NANOS = Duration.ofMillis(5).toNanos();
  private static final Logger log = LoggerFactory.getLogger(StoreWriter.class);

  private final StoreConnection connection;
  private final StoreQueue queue;
  private final LongSupplier nanoTime;
  private final Duration flushTime;
  private final AtomicLong commits = new AtomicLong();
  private final Thread thread = new Thread(this::run, "gangway-store-writer");

  /**
   * Starts the thread.
   *
   * @param flushTime how long closing waits for what was accepted
   */
  StoreWriter(StoreConnection connection, int capacity, LongSupplier nanoTime, Duration flushTime) {
    this.connection = connection;
    this.queue = new StoreQueue(capacity);
    this.nanoTime = nanoTime;
    this.flushTime = flushTime;
    thread.setDaemon(true);
    thread.start();
  }

  /** Done, on the writer's thread, when the work is committed. */
  <T> CompletionStage<T> submit(StoreWork<T> work) {
    StoreTask<T> task = new StoreTask<>(work);
    try {
      queue.add(task);
    } catch (StorageException e) {
      task.fail(e);
    }
    return task.stage();
  }

  /** How many transactions were committed. */
  long commits() {
    return commits.get();
  }

  private void run() {
    for (StoreTask<?> first = queue.take(); first != null; first = queue.take()) {
      writeGroup(first);
    }
    connection.close();
  }

  private void writeGroup(StoreTask<?> first) {
    long end = nanoTime.getAsLong() + GROUP_NANOS;
    List<StoreTask<?>> group = new ArrayList<>();
    group.add(first);
    boolean committing = false;
    try {
      Handle handle = connection.begin();
      first.run(handle);
      for (StoreTask<?> next = next(group, end); next != null; next = next(group, end)) {
        group.add(next);
        next.run(handle);
      }
      committing = true;
      handle.commit();
      commits.incrementAndGet();
    } catch (Throwable e) {
      // Also errors: a work that ran out of stack must not end the only writer.
      recover(group, committing, e);
      return;
    }
    group.forEach(StoreTask::complete);
  }

  private @Nullable StoreTask<?> next(List<StoreTask<?>> group, long end) {
    boolean full = group.size() >= GROUP_SIZE || nanoTime.getAsLong() - end >= 0;
    return full ? null : queue.poll();
  }

  private void recover(List<StoreTask<?>> group, boolean committing, Throwable cause) {
    boolean rolledBack = connection.rollback();
    boolean mayBeStored = committing && !rolledBack;
    if (group.size() == 1 || mayBeStored) {
      group.forEach(task -> task.fail(cause));
    } else {
      log.debug("A group of {} works failed and is run one by one", group.size());
      group.forEach(this::writeAlone);
    }
  }

  private void writeAlone(StoreTask<?> task) {
    try {
      Handle handle = connection.begin();
      task.run(handle);
      handle.commit();
      commits.incrementAndGet();
    } catch (Throwable e) {
      connection.rollback();
      task.fail(e);
      return;
    }
    task.complete();
  }

  /** Writes what was accepted, then ends; what is left after the flush time fails. */
  @Override
  public void close() {
    queue.close();
    try {
      thread.join(flushTime.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<StoreTask<?>> left = queue.clear();
    if (!left.isEmpty()) {
      log.error("{} writes were not stored before the end: the database is too slow", left.size());
      left.forEach(task -> task.fail(new StorageException("The database was closed before it.")));
    }
  }
}
