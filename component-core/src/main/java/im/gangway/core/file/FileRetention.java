package im.gangway.core.file;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets kept files after a week, which leaves clients time to fetch them. Thread-safe. */
public final class FileRetention {
  private static final Logger log = LoggerFactory.getLogger(FileRetention.class);
  private static final Duration KEPT = Duration.ofDays(7);
  private static final Duration EVERY = Duration.ofHours(1);

  private final FileKeep keep;
  private final Clock clock;

  public FileRetention(FileKeep keep, Clock clock) {
    this.keep = keep;
    this.clock = clock;
  }

  /**
   * Looks from now on, every hour.
   *
   * @param blocking where it looks
   */
  public void start(ScheduledExecutorService scheduler, Executor blocking) {
    scheduler.scheduleWithFixedDelay(
        () -> blocking.execute(this::forget), 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void forget() {
    try {
      int forgotten = keep.forget(clock.instant().minus(KEPT));
      log.debug("{} old files were forgotten", forgotten);
    } catch (IOException | RuntimeException failure) {
      log.warn("Old files could not be cleaned up: {}", failure.toString());
    }
  }
}
