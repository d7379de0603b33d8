package im.gangway.irc.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The lines that wait for their turn, released in order as fast as the server's flood limit lets
 * them; urgent ones go ahead. Bounded. A timer exists only while lines wait for tokens.
 * Thread-safe.
 */
final class FloodQueue {
  private static final int MAX_URGENT = 64;

  private final Deque<OutboundLine> waiting = new ArrayDeque<>();
  private final Deque<OutboundLine> urgent = new ArrayDeque<>();
  private final TokenBucket bucket;
  private final int capacity;
  private final LongSupplier nanoTime;
  private final ScheduledExecutorService timers;
  private final Runnable due;
  private @Nullable Future<?> timer;
  private boolean closed;

  /**
   * @param due called on the timers' thread when a line may go; must not block
   */
  FloodQueue(
      FloodLimit limit,
      int capacity,
      LongSupplier nanoTime,
      ScheduledExecutorService timers,
      Runnable due) {
    this.bucket = new TokenBucket(limit, nanoTime.getAsLong());
    this.capacity = capacity;
    this.nanoTime = nanoTime;
    this.timers = timers;
    this.due = due;
  }

  /** What became of a line that was offered. */
  enum Offer {
    TAKEN,
    FULL,
    CLOSED
  }

  synchronized Offer offer(OutboundLine line) {
    if (closed) {
      return Offer.CLOSED;
    }
    Deque<OutboundLine> queue = line.urgent() ? urgent : waiting;
    if (queue.size() >= (line.urgent() ? MAX_URGENT : capacity)) {
      return Offer.FULL;
    }
    queue.add(line);
    return Offer.TAKEN;
  }

  /** The next line that may go now, or null. */
  synchronized @Nullable OutboundLine poll() {
    if (!urgent.isEmpty()) {
      return urgent.poll();
    }
    boolean goes = !waiting.isEmpty() && bucket.tryTake(nanoTime.getAsLong());
    return goes ? waiting.poll() : null;
  }

  synchronized boolean isDue() {
    return !urgent.isEmpty() || (!waiting.isEmpty() && bucket.has(nanoTime.getAsLong()));
  }

  synchronized int size() {
    return waiting.size() + urgent.size();
  }

  synchronized boolean hasTimer() {
    return timer != null;
  }

  /** Takes no further lines and gives back those that never went. */
  synchronized List<OutboundLine> close() {
    closed = true;
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
    List<OutboundLine> left = new ArrayList<>(urgent);
    left.addAll(waiting);
    urgent.clear();
    waiting.clear();
    return left;
  }

  /**
   * To be called when nothing is due: makes sure that somebody comes back for the lines that wait.
   */
  synchronized void setTimerIfWaiting() {
    if (timer == null && !closed && !waiting.isEmpty()) {
      long delay = bucket.nanosUntilNext(nanoTime.getAsLong());
      try {
        timer = timers.schedule(this::ring, delay, TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException shutDown) {
        closed = true;
      }
    }
  }

  private void ring() {
    synchronized (this) {
      timer = null;
    }
    due.run();
  }
}
