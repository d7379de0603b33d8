package im.gangway.core.stream;

import im.gangway.core.stream.StreamProblem.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;

/**
 * One component's stream to its server (XEP-0114), kept up until it is closed: connects, proves the
 * secret, reads and writes stanzas, notices a silent server, and connects again with growing
 * pauses. Stanzas sent while it is down are kept within bounds; when those are full the oldest
 * presence goes first. Thread-safe. Nothing is written while the lock is held, except on the I/O
 * thread.
 */
public final class ComponentStream implements StanzaSink {
  private static final Duration OPENING = Duration.ofSeconds(30);
  private static final Duration STEADY = Duration.ofSeconds(5);

  private final StreamSettings settings;
  private final StreamListener listener;
  private final StreamConnector connector;
  private final OutboundQueue queue;
  private final StanzaOutlet outlet;
  private final Backoff backoff;
  private final StreamStatus status;
  private final StreamTimers timers;
  private final StreamReports reports;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final AtomicInteger interruptions = new AtomicInteger();
  private boolean started;
  private boolean stopped;

  /**
   * A stream that {@link #start} connects. The listener is told from the connector's I/O thread.
   */
  public ComponentStream(
      StreamSettings settings,
      StreamListener listener,
      StreamConnector connector,
      ScheduledExecutorService scheduler) {
    this(
        settings,
        listener,
        connector,
        scheduler,
        new OutboundQueue(),
        () -> ThreadLocalRandom.current().nextDouble());
  }

  ComponentStream(
      StreamSettings settings,
      StreamListener listener,
      StreamConnector connector,
      ScheduledExecutorService scheduler,
      OutboundQueue queue,
      DoubleSupplier random) {
    this.settings = settings;
    this.listener = listener;
    this.connector = connector;
    this.queue = queue;
    Proving proving = new Proving(settings, queue, scheduler);
    this.outlet = new StanzaOutlet(settings, queue, proving, Clock.systemUTC());
    this.backoff = new Backoff(random);
    this.status = new StreamStatus(settings, listener);
    this.timers = new StreamTimers(scheduler);
    this.reports = new StreamReports(settings);
  }

  /** What the stream was made with. */
  public StreamSettings settings() {
    return settings;
  }

  /** Where the stream is in its life. */
  public StreamState state() {
    synchronized (status) {
      return status.state();
    }
  }

  /** Why the stream is not ready; null while it is, or before its first failure. */
  public @Nullable StreamProblem problem() {
    synchronized (status) {
      return status.is(StreamState.READY) ? null : status.problem();
    }
  }

  /** Begins to connect. */
  public void start() {
    synchronized (status) {
      if (started) {
        throw new IllegalStateException("already started: " + settings);
      }
      started = true;
      connect();
    }
  }

  private void connect() {
    synchronized (status) {
      if (stopped) {
        return;
      }
      StreamConversation next = new StreamConversation(this, listener, status, outlet);
      status.connecting(next);
      timers.next(OPENING, () -> giveUpOpening(next));
      connector.connect(next.link(), settings);
    }
  }

  private void giveUpOpening(StreamConversation with) {
    Kind kind = with.link().isStuckInTls() ? Kind.TLS_REFUSED : Kind.SILENT;
    giveUp(with, kind, "no answer in 30 seconds");
  }

  /** The server has let us in. */
  void ready(StreamConversation with) {
    Duration half = Duration.ofMillis(Math.max(1, settings.keepalive().toMillis() / 2));
    timers.cancelNext();
    timers.up(half, with::tick, STEADY, this::calm);
    outlet.linkUp(with.link());
    reports.connected(queue.takeDropped());
    if (status.isSuspended()) {
      with.link().suspendReading(true);
    }
    status.go(StreamState.READY);
    outlet.pump();
  }

  private void calm() {
    synchronized (status) {
      backoff.reset();
    }
  }

  @Override
  public boolean send(Element stanza) {
    return outlet.send(stanza, RoutingListener.NONE);
  }

  @Override
  public boolean send(Element message, RoutingListener listener) {
    return outlet.send(message, listener);
  }

  @Override
  public boolean isCongested() {
    return queue.isCongested();
  }

  @Override
  public void whenReady(Runnable task) {
    queue.whenReady(task);
  }

  @Override
  public int maxStanzaBytes() {
    return settings.maxStanzaBytes();
  }

  /** How many stanzas wait to be written. */
  public int queued() {
    return queue.size();
  }

  @Override
  public int interruptions() {
    return interruptions.get();
  }

  @Override
  public boolean isBusy() {
    return queue.isBusy();
  }

  @Override
  public boolean isBlocked() {
    return queue.isBlocked();
  }

  @Override
  public void whenCalm(Runnable task) {
    queue.whenCalm(task);
  }

  /** Stops reading from the server until {@link #resumeReading}; TCP then holds the server back. */
  public void suspendReading() {
    reading(false);
  }

  /** Reads on. */
  public void resumeReading() {
    reading(true);
  }

  private void reading(boolean on) {
    StreamConversation now;
    synchronized (status) {
      status.suspended(!on);
      now = status.is(StreamState.READY) ? status.conversation() : null;
    }
    if (now != null) {
      now.link().suspendReading(!on);
    }
  }

  /**
   * Sends what is queued, closes the stream with its end tag and then the connection, all within
   * the time limit. Nothing is taken any more from now on.
   *
   * @return done when the stream is disconnected for good; never fails
   */
  public CompletionStage<Void> close(Duration limit) {
    queue.close();
    StreamConversation now;
    synchronized (status) {
      now = status.conversation();
      boolean first = !stopped;
      stopped = true;
      if (first) {
        timers.cancelNext();
      }
      if (now == null) {
        closed.complete(null);
      } else if (first && status.is(StreamState.READY)) {
        status.go(StreamState.CLOSING);
        StreamConversation closing = now;
        timers.next(limit, () -> giveUp(closing, Kind.SILENT, null));
      } else if (!status.is(StreamState.CLOSING)) {
        now.link().abandon();
        disconnected(null);
      }
    }
    if (now != null) {
      now.link().suspendReading(false);
      now.endIfDrained();
    }
    return closed.minimalCompletionStage();
  }

  /** A conversation is about to end: nothing more is written, and it may not last long. */
  void leaving(StreamConversation with, Duration limit) {
    outlet.linkDown();
    timers.next(limit, () -> giveUp(with, Kind.SILENT, null));
  }

  /** Drops a connection from which nothing more is expected. */
  void giveUp(StreamConversation with, Kind kind, @Nullable String detail) {
    synchronized (status) {
      if (with == status.conversation()) {
        with.link().abandon();
        disconnected(status.is(StreamState.CLOSING) ? null : status.cause(kind, detail));
      }
    }
  }

  /**
   * The connection is gone.
   *
   * @param why null when it was meant to go
   */
  void disconnected(@Nullable StreamProblem why) {
    timers.cancelAll();
    int unsent = queue.size();
    outlet.linkDown();
    interruptions.incrementAndGet();
    status.disconnected(why);
    if (stopped) {
      reports.ended(unsent);
      closed.complete(null);
    } else if (why != null) {
      Duration wait = backoff.next(why.kind());
      reports.failed(why, wait);
      timers.next(wait, this::connect);
    }
  }
}
