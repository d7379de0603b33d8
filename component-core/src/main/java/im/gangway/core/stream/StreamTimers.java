package im.gangway.core.stream;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a stream will do by itself when time has passed. Guarded by the stream's status. */
final class StreamTimers {
  private static final Logger LOG = LoggerFactory.getLogger(StreamTimers.class);

  private final ScheduledExecutorService scheduler;
  private @Nullable Future<?> next;
  private @Nullable Future<?> ticking;
  private @Nullable Future<?> steady;

  StreamTimers(ScheduledExecutorService scheduler) {
    this.scheduler = scheduler;
  }

  /** The one thing that is to happen next unless something else comes: the last call counts. */
  void next(Duration delay, Runnable task) {
    cancelNext();
    next = later(delay, task);
  }

  void cancelNext() {
    cancel(next);
  }

  /** Ticks from now on, and once runs a task when the stream has been up for some time. */
  void up(Duration interval, Runnable tick, Duration lasting, Runnable whenSteady) {
    ticking =
        scheduler.scheduleWithFixedDelay(
            tick, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    steady = later(lasting, whenSteady);
  }

  void cancelAll() {
    cancel(next);
    cancel(ticking);
    cancel(steady);
  }

  private Future<?> later(Duration delay, Runnable task) {
    try {
      return scheduler.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("The scheduler has ended before its streams");
      return CompletableFuture.completedFuture(null);
    }
  }

  private static void cancel(@Nullable Future<?> task) {
    if (task != null) {
      task.cancel(false);
    }
  }
}
