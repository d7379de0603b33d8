package im.gangway.core.presence;

import im.gangway.core.account.Departure;
import im.gangway.core.storage.AccountStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every hour once more for those who have been gone for days: another refusal puts them to
 * sleep, a presence is a sign of life. To be run each time the stream has come up. Thread-safe.
 */
final class GoneCall implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(GoneCall.class);
  private static final int AT_ONCE = 100;

  /** How long it waits, first and in between. */
  static final Duration PAUSE = Duration.ofHours(1);

  private final PresenceEnvironment environment;
  private final AccountStore accounts;
  private final Consumer<String> probe;
  private final ScheduledExecutorService scheduler;
  private final AtomicInteger current = new AtomicInteger();

  /**
   * @param probe asks for the presence of a user (a bare JID)
   */
  GoneCall(
      PresenceEnvironment environment,
      AccountStore accounts,
      Consumer<String> probe,
      ScheduledExecutorService scheduler) {
    this.environment = environment;
    this.accounts = accounts;
    this.probe = probe;
    this.scheduler = scheduler;
  }

  @Override
  public void run() {
    again(current.incrementAndGet(), "");
  }

  private void again(int number, String after) {
    scheduler.schedule(() -> ask(number, after), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void ask(int number, String after) {
    if (number == current.get()) {
      accounts
          .gone(
              environment.context().domain(),
              environment.context().clock().instant().minus(Departure.PATIENCE),
              after,
              AT_ONCE)
          .whenComplete((users, failure) -> asked(number, users, failure));
    }
  }

  /** Many are asked in several hours; who has been asked last comes after the others. */
  private void asked(int number, @Nullable List<String> users, @Nullable Throwable failure) {
    if (users == null) {
      log.error("Who is gone cannot be read, so they are asked later", failure);
      again(number, "");
    } else {
      users.forEach(probe);
      again(number, users.size() < AT_ONCE ? "" : users.get(users.size() - 1));
    }
  }
}
