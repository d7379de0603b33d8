package im.gangway.email.imap;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * What all mailboxes share. Thread-safe.
 *
 * @param bytes of mails that are in memory
 * @param dials connections that are being made
 * @param timers whose tasks are short
 * @param blocking where listeners are called
 */
record Surroundings(
    ImapLimits limits,
    Budget bytes,
    Budget dials,
    Clock clock,
    ScheduledExecutorService timers,
    Executor blocking) {

  /** Not for all at the same time: up to a fifth earlier. */
  Future<?> after(Duration delay, Runnable task) {
    long most = delay.toMillis();
    long some = ThreadLocalRandom.current().nextLong(most / 5 + 1);
    return timers.schedule(task, most - some, TimeUnit.MILLISECONDS);
  }
}
