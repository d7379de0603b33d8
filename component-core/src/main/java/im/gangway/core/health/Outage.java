package im.gangway.core.health;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Since when something has not worked, as far as anybody looked. Thread-safe. */
public final class Outage {
  private static final Logger log = LoggerFactory.getLogger(Outage.class);
  private static final long PERIOD_SECONDS = 10;

  private final BooleanSupplier works;
  private final Clock clock;
  private volatile @Nullable Instant since;

  /**
   * @param works asked by {@link #look} only; may block
   */
  public Outage(BooleanSupplier works, Clock clock) {
    this.works = works;
    this.clock = clock;
  }

  /**
   * Looks every ten seconds, until that is cancelled.
   *
   * @param looking where it looks, since that may block
   */
  public ScheduledFuture<?> watch(ScheduledExecutorService scheduler, Executor looking) {
    return scheduler.scheduleWithFixedDelay(
        () -> lookSoon(looking), PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  private void lookSoon(Executor looking) {
    try {
      looking.execute(this::lookSafely);
    } catch (RejectedExecutionException busy) {
      log.debug("No thread is free to look whether there is an outage", busy);
    }
  }

  private void lookSafely() {
    try {
      look();
    } catch (RuntimeException failure) {
      log.error("It cannot be told whether there is an outage", failure);
    }
  }

  /** Looks whether it works; asks on the calling thread. */
  public synchronized void look() {
    if (works.getAsBoolean()) {
      since = null;
    } else if (since == null) {
      since = clock.instant();
    }
  }

  /** When it was first seen not to work; empty while it works. */
  public Optional<Instant> since() {
    return Optional.ofNullable(since);
  }
}
