package im.gangway.sms;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Runs tasks that may block one after the other, in order, on a pool. Thread-safe. */
final class Serial implements Executor {
  private final Executor pool;
  private final int capacity;
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private boolean running;

  /**
   * An executor.
   *
   * @param capacity tasks that may wait; others are rejected
   */
  Serial(Executor pool, int capacity) {
    this.pool = pool;
    this.capacity = capacity;
  }

  @Override
  public void execute(Runnable task) {
    synchronized (tasks) {
      if (tasks.size() >= capacity) {
        throw new RejectedExecutionException("Too much is waiting");
      }
      tasks.add(task);
      if (running) {
        return;
      }
      running = true;
    }
    submit();
  }

  private void submit() {
    try {
      pool.execute(this::runAll);
    } catch (RejectedExecutionException full) {
      synchronized (tasks) {
        tasks.clear();
        running = false;
      }
      throw full;
    }
  }

  private void runAll() {
    for (Runnable task = next(); task != null; task = next()) {
      task.run();
    }
  }

  private @Nullable Runnable next() {
    synchronized (tasks) {
      Runnable task = tasks.poll();
      running = task != null;
      return task;
    }
  }
}
