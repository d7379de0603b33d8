package im.gangway.core.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler whose time stands still until the test advances it. Tasks that are due run, in order
 * of their time, in the thread that calls {@link #advance}; tasks without delay run at once in the
 * thread that hands them in. Thread-safe: other threads may schedule while the test steps.
 */
public final class SteppingScheduler extends AbstractExecutorService
    implements ScheduledExecutorService {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final PriorityQueue<Task<?>> tasks = new PriorityQueue<>();
  private long now;
  private long sequence;
  private boolean shutdown;

  /** Moves time on and runs what becomes due, also what those tasks schedule within the step. */
  public void advance(Duration step) {
    long end = nanos() + step.toNanos();
    for (Task<?> task = due(end); task != null; task = due(end)) {
      task.runOnce();
    }
    synchronized (this) {
      now = end;
    }
  }

  /** The stepped time in nanoseconds, from 0. */
  public synchronized long nanos() {
    return now;
  }

  /** A clock in UTC that shows the stepped time, from 2026-01-01T00:00:00Z. */
  public Clock clock() {
    InstantSource source = () -> START.plusNanos(nanos());
    return source.withZone(ZoneOffset.UTC);
  }

  /** How many tasks wait, periodic ones included, cancelled ones not. */
  public synchronized int waiting() {
    tasks.removeIf(FutureTask::isCancelled);
    return tasks.size();
  }

  /** Time until the next task, or null when none waits. */
  public synchronized @Nullable Duration untilNext() {
    tasks.removeIf(FutureTask::isCancelled);
    Task<?> next = tasks.peek();
    return next == null ? null : Duration.ofNanos(Math.max(0, next.at - now));
  }

  private synchronized @Nullable Task<?> due(long end) {
    Task<?> next = tasks.peek();
    if (next == null || next.at > end) {
      return null;
    }
    now = Math.max(now, next.at);
    return tasks.poll();
  }

  private synchronized <V> Task<V> add(Callable<V> call, long delay, long period, TimeUnit unit) {
    if (shutdown) {
      throw new RejectedExecutionException("shut down");
    }
    long at = now + Math.max(0, unit.toNanos(delay));
    Task<V> task = new Task<>(call, at, sequence++, unit.toNanos(period));
    tasks.add(task);
    return task;
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return add(callable(command), delay, 0, unit);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    return add(callable, delay, 0, unit);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    return add(callable(command), initialDelay, period, unit);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    return add(callable(command), initialDelay, delay, unit);
  }

  private static Callable<Boolean> callable(Runnable command) {
    return () -> {
      command.run();
      return true;
    };
  }

  @Override
  public void execute(Runnable command) {
    command.run();
  }

  @Override
  public synchronized void shutdown() {
    shutdown = true;
    tasks.clear();
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown();
    return List.of();
  }

  @Override
  public synchronized boolean isShutdown() {
    return shutdown;
  }

  @Override
  public boolean isTerminated() {
    return isShutdown();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return isShutdown();
  }

  private final class Task<V> extends FutureTask<V> implements ScheduledFuture<V> {
    private final long order;
    private final long period;
    private long at;

    Task(Callable<V> call, long at, long order, long period) {
      super(call);
      this.at = at;
      this.order = order;
      this.period = period;
    }

    void runOnce() {
      if (period == 0) {
        run();
      } else if (runAndReset()) {
        synchronized (SteppingScheduler.this) {
          at += period;
          tasks.add(this);
        }
      }
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(at - nanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      Task<?> task = (Task<?>) other;
      int byTime = Long.compare(at, task.at);
      return byTime != 0 ? byTime : Long.compare(order, task.order);
    }
  }
}
