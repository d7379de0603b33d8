package im.gangway.core.session;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs the calls of one user that may block, one after the other, on the transport's bounded pool.
 *
 * <p>A call that exceeds its deadline is interrupted and fails; the calls behind it go on.
 * Thread-safe.
 */
final class Lane {
  private static final int CAPACITY = 1000;

  private final Executor pool;
  private final ScheduledExecutorService scheduler;
  private final Duration deadline;
  private final Queue<Call<?>> calls = new ArrayDeque<>();
  private boolean running;

  Lane(Executor pool, ScheduledExecutorService scheduler, Duration deadline) {
    this.pool = pool;
    this.scheduler = scheduler;
    this.deadline = deadline;
  }

  /** Runs the work and gives what its stage gives. */
  <T> CompletionStage<T> run(Callable<? extends CompletionStage<T>> work) {
    Call<T> call = new Call<>(work);
    synchronized (calls) {
      if (calls.size() >= CAPACITY) {
        return CompletableFuture.failedFuture(busy());
      }
      calls.add(call);
      if (running) {
        return call.result;
      }
      running = true;
    }
    submit();
    return call.result;
  }

  private static LegacyException busy() {
    return new LegacyException(FailureReason.RATE_LIMITED, Text.of(Lane.class, "too-much-waiting"));
  }

  private void submit() {
    try {
      pool.execute(this::runNext);
    } catch (RejectedExecutionException full) {
      failAll();
    }
  }

  private void failAll() {
    for (Call<?> call = next(); call != null; call = next()) {
      call.result.completeExceptionally(busy());
    }
  }

  private @Nullable Call<?> next() {
    synchronized (calls) {
      Call<?> call = calls.poll();
      running = call != null;
      return call;
    }
  }

  private void runNext() {
    Call<?> call = next();
    if (call == null) {
      return;
    }
    call.run();
    submit();
  }

  /** A call and its deadline. */
  private final class Call<T> {
    private final Callable<? extends CompletionStage<T>> work;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private @Nullable Thread runner;

    Call(Callable<? extends CompletionStage<T>> work) {
      this.work = work;
    }

    void run() {
      occupy(Thread.currentThread());
      Future<?> timer = startTimer();
      try {
        work.call().whenComplete(this::complete);
      } catch (Exception | Error failure) {
        result.completeExceptionally(failure);
      } finally {
        timer.cancel(false);
        release();
      }
    }

    /**
     * At shutdown the scheduler ends first: the last calls, which log out, run without deadline.
     */
    private Future<?> startTimer() {
      try {
        return scheduler.schedule(this::expire, deadline.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException ended) {
        return CompletableFuture.completedFuture(null);
      }
    }

    private void complete(@Nullable T value, @Nullable Throwable failure) {
      if (failure != null) {
        result.completeExceptionally(failure);
      } else {
        complete(value);
      }
    }

    @SuppressWarnings("NullAway") // a stage of Void has no other value than null
    private void complete(@Nullable T value) {
      result.complete(value);
    }

    private synchronized void occupy(Thread thread) {
      runner = thread;
    }

    private synchronized void release() {
      runner = null;
      Thread.interrupted();
    }

    /** Answers first: what an interrupted call throws is not the reason. */
    private synchronized void expire() {
      result.completeExceptionally(
          new LegacyException(FailureReason.NETWORK_UNREACHABLE, Text.of(Lane.class, "no-answer")));
      if (runner != null) {
        runner.interrupt();
      }
    }
  }
}
