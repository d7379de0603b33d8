package im.gangway.core.stream;

import im.gangway.core.stream.StreamProblem.Kind;
import im.gangway.core.xml.Elements;
import im.gangway.core.xml.StanzaWriter;
import im.gangway.core.xml.XmlFaultException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One component's stream to its server (XEP-0114), kept up until it is closed: connects, proves the
 * secret, reads and writes stanzas, notices a silent server, and connects again with growing
 * pauses. Stanzas sent while it is down are kept within bounds; when those are full the oldest
 * presence goes first. Thread-safe. Nothing is written while the lock is held, except on the I/O
 * thread.
 */
public final class ComponentStream implements StanzaSink {
  private static final Logger LOG = LoggerFactory.getLogger(ComponentStream.class);
  private static final Duration OPENING = Duration.ofSeconds(30);
  private static final Duration FAREWELL = Duration.ofSeconds(5);
  private static final Duration STEADY = Duration.ofSeconds(30);

  private final StreamSettings settings;
  private final StreamListener listener;
  private final StreamConnector connector;
  private final ScheduledExecutorService scheduler;
  private final OutboundQueue queue;
  private final Backoff backoff;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  private StreamState state = StreamState.DISCONNECTED;
  private @Nullable StreamLink link;
  private @Nullable Keepalive keepalive;
  private @Nullable StreamProblem problem;
  private @Nullable Kind logged;
  private @Nullable Future<?> timeout;
  private @Nullable Future<?> ticking;
  private @Nullable Future<?> steady;
  private boolean withoutId;
  private boolean endSent;
  private boolean suspended;
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
    this.scheduler = scheduler;
    this.queue = queue;
    this.backoff = new Backoff(random);
  }

  /** What the stream was made with. */
  public StreamSettings settings() {
    return settings;
  }

  /** Where the stream is in its life. */
  public synchronized StreamState state() {
    return state;
  }

  /** Why the stream is not ready; null while it is, or before its first failure. */
  public synchronized @Nullable StreamProblem problem() {
    return state == StreamState.READY ? null : problem;
  }

  /** Begins to connect. */
  public synchronized void start() {
    if (started) {
      throw new IllegalStateException("already started: " + settings);
    }
    started = true;
    connect();
  }

  private synchronized void connect() {
    if (stopped) {
      return;
    }
    StreamLink next = new StreamLink(new Events(), settings.maxStanzaBytes());
    link = next;
    withoutId = false;
    endSent = false;
    go(StreamState.CONNECTING, null);
    problem = null;
    timeout =
        later(
            OPENING,
            () ->
                giveUp(
                    next,
                    next.isStuckInTls() ? Kind.TLS_REFUSED : Kind.SILENT,
                    "no answer in 30 seconds"));
    connector.connect(next, settings);
  }

  /** The one place where the state changes. */
  private void go(StreamState next, @Nullable StreamProblem why) {
    if (!state.leadsTo(next)) {
      throw new IllegalStateException(settings + " cannot go from " + state + " to " + next);
    }
    state = next;
    try {
      listener.onStateChanged(next, why);
    } catch (RuntimeException e) {
      LOG.error("A listener of {} failed at {}", settings, next, e);
    }
  }

  @Override
  public boolean send(Element stanza) {
    byte[] xml;
    try {
      xml = StanzaWriter.bytes(stanza);
    } catch (IllegalArgumentException e) {
      LOG.warn("A stanza of {} was not sent: {}", settings.domain(), e.getMessage());
      return false;
    }
    if (xml.length > settings.maxStanzaBytes()) {
      LOG.warn(
          "A stanza of {} was not sent: {} bytes are more than {}",
          settings.domain(),
          xml.length,
          settings.maxStanzaBytes());
      return false;
    }
    boolean taken = queue.offer(xml, stanza.getName().equals("presence"));
    pump();
    return taken;
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
    StreamLink now;
    synchronized (this) {
      suspended = !on;
      now = state == StreamState.READY ? link : null;
    }
    if (now != null) {
      now.suspendReading(!on);
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
    StreamLink now;
    synchronized (this) {
      now = link;
      boolean first = !stopped;
      stopped = true;
      if (first) {
        cancel(timeout);
      }
      if (now == null) {
        closed.complete(null);
      } else if (first && state == StreamState.READY) {
        go(StreamState.CLOSING, null);
        StreamLink closing = now;
        timeout = later(limit, () -> giveUp(closing, Kind.SILENT, null));
      } else if (state != StreamState.CLOSING) {
        now.abandon();
        disconnected(null);
      }
    }
    if (now != null) {
      now.suspendReading(false);
      sendEndWhenDrained(now);
    }
    return closed.minimalCompletionStage();
  }

  private void sendEndWhenDrained(StreamLink on) {
    synchronized (this) {
      if (on != link || state != StreamState.CLOSING || endSent || !queue.isEmpty()) {
        return;
      }
      endSent = true;
    }
    on.write("</stream:stream>");
  }

  private void pump() {
    OutboundQueue.Batch batch = queue.takeBatch();
    if (batch != null) {
      batch.write();
    }
  }

  private void tick(StreamLink on) {
    Keepalive.Action action;
    String xml = " ";
    synchronized (this) {
      Keepalive now = keepalive;
      if (on != link || now == null || state != StreamState.READY) {
        return;
      }
      action = now.tick(on.receivedBytes(), !suspended);
      if (action == Keepalive.Action.PING) {
        xml = new String(StanzaWriter.bytes(now.ping()), StandardCharsets.UTF_8);
      }
    }
    if (action == Keepalive.Action.GIVE_UP) {
      giveUp(on, Kind.SILENT, "a ping stayed without answer");
    } else {
      on.write(xml);
    }
  }

  /** Drops a connection from which nothing more is expected. */
  private synchronized void giveUp(StreamLink on, Kind kind, @Nullable String detail) {
    if (on != link) {
      return;
    }
    on.abandon();
    disconnected(state == StreamState.CLOSING ? null : first(kind, detail));
  }

  /** The first thing seen to go wrong is the cause; the rest follows from it. */
  private StreamProblem first(Kind kind, @Nullable String detail) {
    StreamProblem seen = problem;
    return seen != null
        ? seen
        : new StreamProblem(kind, settings.domain(), settings.address(), detail);
  }

  private void disconnected(@Nullable StreamProblem why) {
    link = null;
    keepalive = null;
    cancel(timeout);
    cancel(ticking);
    cancel(steady);
    queue.linkDown();
    problem = why;
    go(StreamState.DISCONNECTED, why);
    if (stopped) {
      reportUnsent();
      closed.complete(null);
    } else if (why != null) {
      Duration wait = backoff.next(why.kind());
      report(why, wait);
      timeout = later(wait, this::connect);
    }
  }

  private void reportUnsent() {
    if (!queue.isEmpty()) {
      LOG.warn("{} stanzas of {} were not sent before the end", queue.size(), settings.domain());
    }
  }

  private void report(StreamProblem why, Duration wait) {
    if (why.kind() == logged) {
      LOG.debug("{} Next try in {} ms.", why.sentence(), wait.toMillis());
    } else {
      LOG.warn("{} Next try in {} ms.", why.sentence(), wait.toMillis());
      logged = why.kind();
    }
  }

  private Future<?> later(Duration delay, Runnable task) {
    try {
      return scheduler.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("The scheduler has ended before {}", settings);
      return CompletableFuture.completedFuture(null);
    }
  }

  private static void cancel(@Nullable Future<?> task) {
    if (task != null) {
      task.cancel(false);
    }
  }

  /** What the connection says; a connection that is no longer ours is not heard. */
  private final class Events implements StreamLink.Owner {
    @Override
    public void onConnected(StreamLink from) {
      synchronized (ComponentStream.this) {
        if (from == link && state == StreamState.CONNECTING) {
          go(StreamState.OPENED, null);
          from.write(StreamHeader.opening(settings.domain()));
        }
      }
    }

    @Override
    public void onHeader(StreamLink from, StreamHeader header) {
      synchronized (ComponentStream.this) {
        if (from != link || state != StreamState.OPENED) {
          return;
        }
        // Without an id the server is about to refuse us: it says why, or closes (Openfire).
        withoutId = header.id().isEmpty();
        if (!withoutId) {
          go(StreamState.AUTHENTICATING, null);
          String digest = Handshake.digest(header.id(), settings.secret());
          from.write("<handshake>" + digest + "</handshake>");
        }
      }
    }

    @Override
    public void onElement(StreamLink from, Element element) {
      synchronized (ComponentStream.this) {
        if (from != link || !isStanzaForListener(from, element)) {
          return;
        }
      }
      try {
        listener.onStanza(element);
      } catch (RuntimeException e) {
        LOG.error("A stanza to {} could not be handled", settings.domain(), e);
      }
    }

    private boolean isStanzaForListener(StreamLink from, Element element) {
      if (Elements.is(element, "error", StreamHeader.STREAMS)) {
        onStreamError(from, element);
        return false;
      }
      if (state == StreamState.AUTHENTICATING && element.getName().equals("handshake")) {
        onReady(from);
        return false;
      }
      Keepalive pings = keepalive;
      return (state == StreamState.READY || state == StreamState.CLOSING)
          && element.getNamespaceURI().isEmpty()
          && pings != null
          && !pings.consumes(element);
    }

    private void onReady(StreamLink from) {
      cancel(timeout);
      String server = settings.server();
      String pinged = server == null ? settings.domain() : server;
      keepalive = new Keepalive(settings.domain(), pinged, from.receivedBytes());
      long half = Math.max(1, settings.keepalive().toMillis() / 2);
      ticking =
          scheduler.scheduleWithFixedDelay(() -> tick(from), half, half, TimeUnit.MILLISECONDS);
      steady = later(STEADY, ComponentStream.this::calm);
      queue.linkUp(from);
      LOG.info("{} is connected to {}", settings.domain(), settings.address());
      logged = null;
      long dropped = queue.takeDroppedPresences();
      if (dropped > 0) {
        LOG.warn("{} presences of {} did not fit while it was down", dropped, settings.domain());
      }
      if (suspended) {
        from.suspendReading(true);
      }
      go(StreamState.READY, null);
      pump();
    }

    private void onStreamError(StreamLink from, Element error) {
      boolean wasReady = state == StreamState.READY;
      Element text = Elements.child(error, "text", "urn:ietf:params:xml:ns:xmpp-streams");
      String condition = StreamLink.condition(error);
      problem =
          first(
              Kind.ofCondition(condition, wasReady),
              text == null ? condition : condition + ": " + shortened(text.getText()));
      farewell(from, "</stream:stream>");
    }

    private String shortened(String text) {
      String line = text.replaceAll("\\p{Cntrl}", " ").strip();
      return line.length() > 200 ? line.substring(0, 200) : line;
    }

    /** Says goodbye and closes, if need be without the server's consent. */
    private void farewell(StreamLink from, String xml) {
      queue.linkDown();
      cancel(timeout);
      timeout = later(FAREWELL, () -> giveUp(from, Kind.SILENT, null));
      if (!endSent) {
        endSent = true;
        from.write(xml);
      }
      from.closeAfterWrites();
    }

    @Override
    public void onSkipped(StreamLink from, @Nullable Element bare) {
      LOG.warn("A stanza to {} was refused: it is beyond the limits", settings.domain());
      Element refusal = bare == null ? null : Refusal.of(bare);
      if (refusal != null) {
        send(refusal);
      }
    }

    @Override
    public void onEnd(StreamLink from) {
      synchronized (ComponentStream.this) {
        if (from == link) {
          problem = first(Kind.CLOSED, null);
          farewell(from, "</stream:stream>");
        }
      }
    }

    @Override
    public void onFault(StreamLink from, XmlFaultException fault) {
      synchronized (ComponentStream.this) {
        if (from == link) {
          problem = first(Kind.BAD_XML, fault.getMessage());
          farewell(from, StreamLink.streamError(fault.fault()));
        }
      }
    }

    @Override
    public void onSent(StreamLink from, Object buffer) {
      if (queue.written(buffer)) {
        pump();
        sendEndWhenDrained(from);
      }
    }

    @Override
    public void onClosed(StreamLink from, @Nullable Throwable cause) {
      synchronized (ComponentStream.this) {
        if (from == link) {
          boolean asked = state == StreamState.CLOSING;
          String detail = cause == null ? null : shortened(cause.toString());
          disconnected(asked ? null : first(kindOfClose(from), detail));
        }
      }
    }

    private Kind kindOfClose(StreamLink from) {
      return switch (state) {
        case CONNECTING -> from.isStuckInTls() ? Kind.TLS_REFUSED : Kind.UNREACHABLE;
        case OPENED -> withoutId ? Kind.CONFLICT : Kind.CLOSED;
        case AUTHENTICATING -> Kind.CLOSED;
        default -> Kind.LOST;
      };
    }
  }

  private synchronized void calm() {
    backoff.reset();
  }
}
