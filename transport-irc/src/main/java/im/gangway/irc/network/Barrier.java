package im.gangway.irc.network;

import im.gangway.irc.line.IrcLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Finds out that a server has come past what we sent, although it says nothing when it agrees: a
 * PING after it, whose PONG comes after any refusal. One PING at a time covers all that was written
 * before. They are paced, because servers count them as lines; a server that does not answer one in
 * a minute is given up.
 */
public final class Barrier {
  private static final String TOKEN = "gw-";
  private static final Duration ECHO_PATIENCE = Duration.ofSeconds(10);
  private static final Duration SILENCE = Duration.ofSeconds(60);
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final int FREE = 5;

  private final Clock clock;
  private final Timers timers;
  private final Watched watched;
  private long wanted;
  private long covered;
  private long count;
  private boolean outstanding;
  private boolean scheduled;
  private boolean echoScheduled;
  private int free = FREE;
  private Instant latest = Instant.EPOCH;
  private @Nullable Future<?> silence;

  /** The connection, as its barrier sees it. */
  interface Watched {
    void ping(IrcLine line);

    /** The server has come past everything that was written up to this number. */
    void passed(long upTo);

    /** Whether anything still waits for its answer. */
    boolean isWaiting();

    /** The server does not answer. */
    void silent();
  }

  Barrier(Clock clock, Timers timers, Watched watched) {
    this.clock = clock;
    this.timers = timers;
    this.watched = watched;
  }

  /**
   * Something was written whose answer is wanted.
   *
   * @param number of what was written last
   * @param echoed whether an answer comes by itself, so that there is no hurry
   */
  void request(long number, boolean echoed) {
    wanted = number;
    if (outstanding || scheduled) {
      return;
    }
    if (!echoed) {
      paced();
    } else if (!echoScheduled) {
      echoScheduled = true;
      timers.after(ECHO_PATIENCE, this::echoDue);
    }
  }

  /** Takes a PONG; false when it is no answer to us. */
  public boolean pong(IrcLine line) {
    if (!outstanding || !line.params().contains(TOKEN + count)) {
      return false;
    }
    outstanding = false;
    if (silence != null) {
      silence.cancel(false);
    }
    watched.passed(covered);
    if (wanted > covered && watched.isWaiting()) {
      paced();
    }
    return true;
  }

  private void paced() {
    Instant now = clock.instant();
    if (!now.isBefore(latest.plus(PACE.multipliedBy(FREE)))) {
      free = FREE;
    }
    Duration left = Duration.between(now, latest.plus(PACE));
    boolean clockWasPutBack = left.compareTo(PACE) > 0;
    if (free > 0 || left.isNegative() || left.isZero() || clockWasPutBack) {
      free = Math.max(0, free - 1);
      ping(now);
    } else {
      scheduled = true;
      timers.after(left, this::due);
    }
  }

  private void due() {
    scheduled = false;
    pingIfNeeded();
  }

  private void echoDue() {
    echoScheduled = false;
    pingIfNeeded();
  }

  private void pingIfNeeded() {
    if (!outstanding && wanted > covered && watched.isWaiting()) {
      ping(clock.instant());
    }
  }

  private void ping(Instant now) {
    latest = now;
    outstanding = true;
    covered = wanted;
    count++;
    silence = timers.after(SILENCE, watched::silent);
    watched.ping(IrcLine.of("PING", TOKEN + count));
  }
}
