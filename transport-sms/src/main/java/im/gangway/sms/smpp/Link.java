package im.gangway.sms.smpp;

import im.gangway.sms.provider.ProviderListener;
import im.gangway.sms.receipt.BindStatus;
import im.gangway.sms.smpp.wire.SmppConnector;
import im.gangway.transport.Health;
import im.gangway.transport.TransportContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one conversation with the SMSC going: connects again after growing pauses. Thread-safe;
 * nothing blocks.
 */
final class Link {
  private static final Logger log = LoggerFactory.getLogger(Link.class);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final SmppSettings settings;
  private final TransportContext context;
  private final SharedConnector connectors;
  private final ProviderListener listener;
  private final Pauses pauses;
  private final Duration beat;
  private volatile Health health = new Health(false, "The link is not bound yet");
  private @Nullable SmppConnector connector;
  private @Nullable Conversation conversation;
  private BindStatus lastBind = BindStatus.DOWN;
  private Instant boundAt = Instant.EPOCH;
  private Instant nextAt = Instant.EPOCH;
  private boolean alarmed;
  private boolean closed;

  Link(
      SmppSettings settings,
      TransportContext context,
      SharedConnector connectors,
      RandomGenerator random,
      ProviderListener listener) {
    this.settings = settings;
    this.context = context;
    this.connectors = connectors;
    this.listener = listener;
    this.pauses = new Pauses(settings.times(), random);
    this.beat = beat(settings.times());
  }

  /** Often enough for the shortest time that is waited for. */
  private static Duration beat(SmppSettings.Times times) {
    Duration shortest =
        times.response().compareTo(times.idle()) < 0 ? times.response() : times.idle();
    Duration quarter = shortest.dividedBy(4);
    return quarter.compareTo(SOON) < 0 ? quarter : SOON;
  }

  /** Connects for the first time. */
  void open() {
    synchronized (this) {
      connector = connectors.acquire();
    }
    connect();
    later(this::tick, beat);
  }

  private void connect() {
    Conversation begun;
    SmppConnector over;
    synchronized (this) {
      over = connector;
      if (closed || over == null) {
        return;
      }
      begun = new Conversation(settings, context.clock(), this, listener);
      conversation = begun;
      lastBind = BindStatus.DOWN;
    }
    over.connect(settings.endpoint(), begun, context.blocking());
  }

  private void tick() {
    Optional<Conversation> current = current();
    try {
      current.ifPresent(Conversation::tick);
    } catch (RuntimeException bug) {
      log.error("The link to {} could not be looked after", settings.endpoint(), bug);
    }
    synchronized (this) {
      if (closed) {
        return;
      }
    }
    later(this::tick, beat);
  }

  private void later(Runnable task, Duration pause) {
    try {
      Future<?> unused =
          context.scheduler().schedule(task, Math.max(1, pause.toMillis()), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopping) {
      log.debug("The gateway stops");
    }
  }

  /** What is going on, bound or not. */
  synchronized Optional<Conversation> current() {
    return Optional.ofNullable(conversation);
  }

  /** How it is. */
  Health health() {
    return health;
  }

  /** When it is worth to ask again. */
  synchronized Duration worthWaiting() {
    Duration until = Duration.between(context.clock().instant(), nextAt);
    return until.compareTo(SOON) < 0 ? SOON : until;
  }

  /** The SMSC took the bind. */
  void bound(Conversation by) {
    synchronized (this) {
      if (by != conversation || closed) {
        return;
      }
      lastBind = BindStatus.BOUND;
      alarmed = false;
      boundAt = context.clock().instant();
      health = Health.UP;
    }
    listener.link(Health.UP);
  }

  /** The SMSC refused the bind. */
  void refused(BindStatus status) {
    boolean news;
    synchronized (this) {
      lastBind = status;
      news = status == BindStatus.CREDENTIALS_REFUSED && !alarmed;
      alarmed |= news;
    }
    if (news) {
      log.error(
          "{} refuses the system-id or password of this gateway; messages wait",
          settings.endpoint());
    }
  }

  /** A conversation is over. */
  void ended(Conversation over, String why) {
    Health now;
    synchronized (this) {
      if (over != conversation) {
        return;
      }
      conversation = null;
      now = new Health(false, words(why));
      health = now;
      if (closed) {
        release();
        return;
      }
      pause();
    }
    listener.link(now);
  }

  private String words(String why) {
    return lastBind == BindStatus.CREDENTIALS_REFUSED
        ? why
            + ": system-id or password are wrong; the next attempt is far off, lest the account"
            + " be locked"
        : why;
  }

  /** A link that lasted begins with short pauses again; one that is cut soon does not. */
  private void pause() {
    Instant now = context.clock().instant();
    if (lastBind == BindStatus.BOUND && boundAt.plus(settings.times().firstPause()).isBefore(now)) {
      pauses.reset();
    }
    Duration pause = pauses.after(lastBind);
    nextAt = now.plus(pause);
    later(this::connect, pause);
  }

  private void release() {
    if (connector != null) {
      connector = null;
      connectors.release();
    }
  }

  /** Ends it: with a word to the SMSC, and without if that does not read it. */
  void close() {
    Conversation last;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      health = new Health(false, "The link is closed");
      last = conversation;
      if (last == null) {
        release();
        return;
      }
    }
    last.close();
    try {
      Future<?> unused =
          context.scheduler().schedule(last::abort, FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopping) {
      last.abort();
    }
  }
}
