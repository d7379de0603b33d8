package im.gangway.core.storage;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The bounded queue before a thread of the store; once closed it takes nothing in and drains.
 * Thread-safe.
 */
final class StoreQueue {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition ended = lock.newCondition();
  private final Deque<StoreTask<?>> tasks = new ArrayDeque<>();
  private final Limits limits;
  private long bytes;
  private boolean closed;

  /**
   * How much may wait.
   *
   * @param works how many
   * @param bytes how much memory they may take together
   */
  record Limits(int works, long bytes) {}

  StoreQueue(Limits limits) {
    this.limits = limits;
  }

  /**
   * Adds a task without waiting.
   *
   * @throws StoreOverflowException if the queue is full
   * @throws StorageException if it is closed
   */
  void add(StoreTask<?> task) {
    lock.lock();
    try {
      if (closed) {
        throw new StorageException("The database is closed.");
      }
      boolean tooMuch = !tasks.isEmpty() && bytes + task.bytes() > limits.bytes();
      if (tasks.size() >= limits.works() || tooMuch) {
        throw new StoreOverflowException(tasks.size());
      }
      tasks.add(task);
      bytes += task.bytes();
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a task; null when there was none for that long, or the queue is closed and empty. */
  @Nullable StoreTask<?> take(Duration longest) {
    lock.lock();
    try {
      long left = longest.toNanos();
      while (tasks.isEmpty() && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      return remove();
    } catch (InterruptedException e) {
      // Nobody interrupts a thread of the store but to end it.
      closed = true;
      return remove();
    } finally {
      lock.unlock();
    }
  }

  /** A task if one waits already. */
  @Nullable StoreTask<?> poll() {
    lock.lock();
    try {
      return remove();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable StoreTask<?> remove() {
    StoreTask<?> task = tasks.poll();
    bytes -= task == null ? 0 : task.bytes();
    return task;
  }

  /** Takes out what was accepted before that time. */
  List<StoreTask<?>> removeAcceptedBefore(long nanos) {
    lock.lock();
    try {
      List<StoreTask<?>> old = new ArrayList<>();
      for (StoreTask<?> task = tasks.peek();
          task != null && task.acceptedAt() - nanos < 0;
          task = tasks.peek()) {
        old.add(task);
        remove();
      }
      return old;
    } finally {
      lock.unlock();
    }
  }

  /** Takes out all that waits. */
  List<StoreTask<?>> clear() {
    lock.lock();
    try {
      List<StoreTask<?>> all = new ArrayList<>(tasks);
      tasks.clear();
      bytes = 0;
      return all;
    } finally {
      lock.unlock();
    }
  }

  /**
   * How long the oldest task has waited.
   *
   * @param now in nanoseconds of the store's clock
   */
  Duration oldestWait(long now) {
    lock.lock();
    try {
      StoreTask<?> oldest = tasks.peek();
      return oldest == null ? Duration.ZERO : Duration.ofNanos(now - oldest.acceptedAt());
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return tasks.size();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
      ended.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Waits that long, or until the queue is closed. */
  void pause(Duration time) {
    lock.lock();
    try {
      long left = time.toNanos();
      while (!closed && left > 0) {
        left = ended.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      closed = true;
    } finally {
      lock.unlock();
    }
  }
}
