package im.gangway.core.storage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The bounded queue before the writer; once closed it takes nothing in and drains. Thread-safe. */
final class StoreQueue {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<StoreTask<?>> tasks = new ArrayDeque<>();
  private final int capacity;
  private boolean closed;

  StoreQueue(int capacity) {
    this.capacity = capacity;
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
      if (tasks.size() >= capacity) {
        throw new StoreOverflowException(capacity);
      }
      tasks.add(task);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a task; null when the queue is closed and empty. */
  @Nullable StoreTask<?> take() {
    lock.lock();
    try {
      while (tasks.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      return tasks.poll();
    } finally {
      lock.unlock();
    }
  }

  /** A task if one waits already. */
  @Nullable StoreTask<?> poll() {
    lock.lock();
    try {
      return tasks.poll();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
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
      return all;
    } finally {
      lock.unlock();
    }
  }
}
