package im.gangway.irc.network;

import im.gangway.transport.SessionContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Runs tasks later on the mailbox, until it is stopped. */
final class Timers {
  private final SessionContext context;
  private boolean stopped;

  Timers(SessionContext context) {
    this.context = context;
  }

  /** Runs the task on the mailbox after that time. */
  Future<?> after(Duration delay, Runnable task) {
    Runnable unlessStopped =
        () -> {
          if (!stopped) {
            task.run();
          }
        };
    try {
      return context
          .scheduler()
          .schedule(
              () -> context.mailbox().execute(unlessStopped),
              delay.toMillis(),
              TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopping) {
      return CompletableFuture.completedFuture(false);
    }
  }

  /** Nothing that waits will run. */
  void stop() {
    stopped = true;
  }
}
