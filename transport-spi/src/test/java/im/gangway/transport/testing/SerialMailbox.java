package im.gangway.transport.testing;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mailbox for tests: runs its tasks one after the other, in order, either in the thread that
 * hands a task in or, when stepping, in the thread that calls {@link #runAll}. Thread-safe.
 */
public final class SerialMailbox implements Executor {
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final boolean stepping;

  private SerialMailbox(boolean stepping) {
    this.stepping = stepping;
  }

  /** Runs each task at once, after those that are under way. */
  public static SerialMailbox immediate() {
    return new SerialMailbox(false);
  }

  /** Keeps tasks until {@link #runAll}. */
  public static SerialMailbox stepping() {
    return new SerialMailbox(true);
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    if (waiting.getAndIncrement() == 0 && !stepping) {
      drain();
    }
  }

  /** Runs what waits, also what those tasks hand in; to be called by one thread at a time. */
  public void runAll() {
    if (stepping && waiting.get() > 0) {
      drain();
    }
  }

  private void drain() {
    do {
      Runnable task = tasks.remove();
      task.run();
    } while (waiting.decrementAndGet() > 0);
  }
}
