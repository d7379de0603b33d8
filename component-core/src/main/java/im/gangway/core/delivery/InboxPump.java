package im.gangway.core.delivery;

import im.gangway.core.storage.IncomingStore;
import im.gangway.core.storage.StoredIncoming;
import im.gangway.core.stream.PacedLog;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Inbox.Routing;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes stored messages on to users, in the order in which they were stored, and marks them as
 * done when the users' server has proven to have them.
 *
 * <p>Some are under way at once; when more come, they are read from the store, page by page, once
 * there is room again. So memory does not grow while the server is away. Thread-safe.
 */
final class InboxPump {
  private static final Logger log = LoggerFactory.getLogger(InboxPump.class);
  private static final int MOST_UNDER_WAY = 1000;
  private static final int PAGE = 200;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** Where messages go. */
  interface Way {
    /**
     * Sends a message to its user.
     *
     * @return false if it cannot be taken now
     */
    boolean send(StoredIncoming message);
  }

  private final String domain;
  private final IncomingStore store;
  private final Outcomes outcomes;
  private final DeliveryMetrics meter;
  private final Clock clock;
  private final ScheduledExecutorService scheduler;
  private final PacedLog warnings = new PacedLog(log);
  private final Set<String> underWay = new HashSet<>();
  private @Nullable Way way;

  /** Everything up to this number has been sent or is under way. */
  private long cursor;

  /** Whether messages lie in the store that were not offered, or not taken. */
  private boolean behind = true;

  /** Whether messages were offered since the last page was asked for. */
  private boolean missed;

  private boolean reading;

  /** What was taken away while a page was read in which it may still be. */
  private final Set<String> withdrawn = new HashSet<>();

  InboxPump(
      String domain,
      IncomingStore store,
      Outcomes outcomes,
      DeliveryMetrics meter,
      Clock clock,
      ScheduledExecutorService scheduler) {
    this.domain = domain;
    this.store = store;
    this.outcomes = outcomes;
    this.meter = meter;
    this.clock = clock;
    this.scheduler = scheduler;
  }

  /** From now on messages can be sent: begins with what was left. */
  void start(Way to) {
    synchronized (this) {
      way = to;
    }
    catchUp();
  }

  /** Takes a message that has just been stored; called in the order of their numbers. */
  void offer(StoredIncoming message) {
    Way to;
    synchronized (this) {
      to = way;
      missed = true;
      if (message.sequence() <= cursor) {
        return;
      }
      if (behind || to == null || underWay.size() >= MOST_UNDER_WAY) {
        behind = true;
        return;
      }
      begin(message);
    }
    if (!to.send(message)) {
      notTaken(message);
    }
  }

  private synchronized void begin(StoredIncoming message) {
    underWay.add(message.id());
    cursor = Math.max(cursor, message.sequence());
  }

  /** It goes again, with all that came after it, as soon as there is hope. */
  private void notTaken(StoredIncoming message) {
    synchronized (this) {
      underWay.remove(message.id());
      behind = true;
      cursor = Math.min(cursor, message.sequence() - 1);
    }
    later();
  }

  /** The way of a message has ended. */
  void ended(StoredIncoming message, boolean routed) {
    if (!routed) {
      notTaken(message);
      return;
    }
    outcomes.tell(message.id(), new Routing.Routed());
    meter.routed(Duration.between(message.created(), clock.instant()));
    done(message.id());
  }

  /** The users' server sent a message back: nobody there will ever have it. */
  void refused(String id, Routing.Refused why) {
    meter.refused(why.reason());
    outcomes.tell(id, why);
  }

  /** Tries at once what could not be sent. */
  void tryNow() {
    catchUp();
  }

  synchronized boolean isUnderWay(String id) {
    return underWay.contains(id);
  }

  /** Takes away a message that is not under way. */
  CompletionStage<Withdrawal> withdraw(String id) {
    synchronized (this) {
      if (!underWay.add(id)) {
        return CompletableFuture.completedFuture(Withdrawal.UNDER_WAY);
      }
    }
    return store.done(id).handle((dropped, failure) -> withdrawn(id, dropped));
  }

  private Withdrawal withdrawn(String id, @Nullable Boolean dropped) {
    synchronized (this) {
      if (reading && dropped != null) {
        withdrawn.add(id);
      }
    }
    left(id);
    if (dropped == null) {
      return Withdrawal.FAILED;
    }
    if (!dropped) {
      return Withdrawal.OVER;
    }
    meter.withdrawn();
    outcomes.tell(id, new Routing.Refused(FailureReason.CONTENT_REFUSED, "not-allowed"));
    return Withdrawal.DROPPED;
  }

  private void done(String id) {
    store
        .done(id)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                warnings.warn("A message may come twice after a restart: {}", failure.toString());
              }
              left(id);
            });
  }

  private void left(String id) {
    boolean room;
    synchronized (this) {
      underWay.remove(id);
      room = behind && underWay.size() <= MOST_UNDER_WAY / 2;
    }
    if (room) {
      catchUp();
    }
  }

  private void later() {
    try {
      scheduler.schedule(this::catchUp, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException end) {
      log.debug("What is left is sent after the next start");
    }
  }

  private void catchUp() {
    long after;
    synchronized (this) {
      if (reading || !behind || way == null || underWay.size() > MOST_UNDER_WAY / 2) {
        return;
      }
      reading = true;
      missed = false;
      after = cursor;
    }
    store.open(domain, after, PAGE).whenComplete(this::turned);
  }

  private void turned(@Nullable List<StoredIncoming> page, @Nullable Throwable failure) {
    if (page == null) {
      warnings.warn("Messages that wait cannot be read: {}", String.valueOf(failure));
      synchronized (this) {
        reading = false;
        withdrawn.clear();
      }
      later();
      return;
    }
    boolean all = page.stream().allMatch(this::sendStored);
    boolean more;
    synchronized (this) {
      reading = false;
      withdrawn.clear();
      behind = !all || missed || !page.isEmpty();
      more = all && behind;
    }
    if (more) {
      catchUp();
    }
  }

  private boolean sendStored(StoredIncoming message) {
    Way to;
    synchronized (this) {
      to = way;
      if (to == null) {
        return false;
      }
      if (underWay.contains(message.id()) || withdrawn.contains(message.id())) {
        return true;
      }
      begin(message);
    }
    if (to.send(message)) {
      return true;
    }
    notTaken(message);
    return false;
  }
}
