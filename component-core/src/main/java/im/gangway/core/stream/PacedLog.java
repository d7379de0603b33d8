package im.gangway.core.stream;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Warnings whose number strangers decide: some a minute are logged, the others are counted and told
 * with the next. Thread-safe.
 */
public final class PacedLog {
  private static final int PER_MINUTE = 10;
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final Logger log;
  private final LongSupplier nanos;
  private long began;
  private int told;
  private long leftOut;

  public PacedLog(Logger log) {
    this(log, System::nanoTime);
  }

  PacedLog(Logger log, LongSupplier nanos) {
    this.log = log;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
  }

  /** Logs a warning, if it is not one too many. */
  public void warn(String format, Object... arguments) {
    long missed;
    synchronized (this) {
      if (!mayTell()) {
        leftOut++;
        return;
      }
      missed = leftOut;
      leftOut = 0;
    }
    if (missed > 0) {
      log.warn("{} warnings like the next one were left out", missed);
    }
    log.warn(format, arguments);
  }

  private boolean mayTell() {
    long now = nanos.getAsLong();
    if (now - began >= MINUTE) {
      began = now;
      told = 0;
    }
    boolean may = told < PER_MINUTE;
    told += may ? 1 : 0;
    return may;
  }
}
