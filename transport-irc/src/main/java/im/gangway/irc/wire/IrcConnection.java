package im.gangway.irc.wire;

import im.gangway.irc.line.BadLineException;
import im.gangway.irc.line.IrcLine;
import im.gangway.transport.Text;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.mina.core.session.IoSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to an IRC server; made by {@link IrcConnector}. Thread-safe: any thread may send
 * and close, the listener is called on the I/O thread.
 */
public final class IrcConnection {
  private static final Logger LOG = LoggerFactory.getLogger(IrcConnection.class);

  private final Endpoint endpoint;
  private final IoSession session;
  private final ConnectionListener listener;
  private final LineDecoder decoder;
  private final LineWriter writer;
  private final WireLimits limits;
  private final ScheduledExecutorService timers;
  private final AtomicReference<@Nullable CloseReason> reason = new AtomicReference<>();
  private final AtomicBoolean closing = new AtomicBoolean();
  private volatile int lineLength = IrcLine.MAX_BYTES;
  private volatile boolean readingSuspended;
  private boolean pinged;

  IrcConnection(
      Endpoint endpoint,
      IoSession session,
      ConnectionListener listener,
      WireLimits limits,
      ScheduledExecutorService timers) {
    this.endpoint = endpoint;
    this.session = session;
    this.listener = listener;
    this.limits = limits;
    this.timers = timers;
    this.decoder = new LineDecoder(endpoint.fallback());
    this.writer =
        new LineWriter(
            due ->
                new FloodQueue(
                    endpoint.flood(), limits.queuedLines(), System::nanoTime, timers, due));
  }

  /**
   * Sends a line when its turn comes; PING, PONG and QUIT go ahead of the others.
   *
   * @return done when the line was handed to the network; fails with {@link SendException} when too
   *     many lines wait or the connection ends first. Completed on the I/O thread.
   * @throws im.gangway.irc.line.LineTooLongException when it does not fit
   */
  public CompletionStage<Void> send(IrcLine line) {
    OutboundLine outbound = OutboundLine.of(line, lineLength);
    if (closing.get()) {
      outbound.written().completeExceptionally(SendException.closed());
      return outbound.written();
    }
    return writer.send(outbound);
  }

  /** Lets lines be longer, once ISUPPORT's LINELEN is known. */
  public void lineLength(int bytes) {
    lineLength = bytes;
  }

  /**
   * Says QUIT and closes; the listener hears {@link CloseReason.Kind#QUIT}. Lines that still wait
   * are given back as failed. Does nothing the second time.
   */
  public void close(String quit) {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    reason.compareAndSet(null, new CloseReason(CloseReason.Kind.QUIT, Text.literal(quit)));
    readingSuspended = false;
    session.resumeRead();
    writer.send(
        OutboundLine.of(
            IrcLine.of("QUIT", singleLine(quit)).fitted(IrcLine.MAX_BYTES), IrcLine.MAX_BYTES));
    closeLater();
  }

  /** Closes at once, without a word. */
  public void abort() {
    end(new CloseReason(CloseReason.Kind.QUIT, Text.NONE));
  }

  /**
   * Stops reading, so that the server has to wait, until {@link #resumeReading()}. Lines that are
   * in already still come.
   */
  public void suspendReading() {
    readingSuspended = true;
    session.suspendRead();
  }

  public void resumeReading() {
    session.resumeRead();
    readingSuspended = false;
  }

  public boolean isOpen() {
    return !closing.get() && session.isConnected();
  }

  /** How many lines wait to be sent. */
  public int queuedLines() {
    return writer.queued();
  }

  public Endpoint endpoint() {
    return endpoint;
  }

  /** The address that was dialled, for the log and for people. */
  public String remoteAddress() {
    return String.valueOf(session.getRemoteAddress());
  }

  void opened() {
    session.getConfig().setReaderIdleTime((int) limits.pingAfter().toSeconds());
    writer.open(session);
  }

  void received(ByteBuffer bytes) {
    if (pinged) {
      pinged = false;
      session.getConfig().setReaderIdleTime((int) limits.pingAfter().toSeconds());
    }
    decoder.feed(bytes, this::dispatch);
  }

  void written() {
    writer.written();
  }

  /** Nothing was read for the idle time; also fires while we do not want to read. */
  void idle() {
    if (readingSuspended) {
      return;
    }
    if (pinged) {
      end(
          new CloseReason(
              CloseReason.Kind.PING_TIMEOUT,
              Text.of(IrcConnection.class, "ping-timeout", endpoint.host())));
      return;
    }
    pinged = true;
    session.getConfig().setReaderIdleTime((int) limits.pingTimeout().toSeconds());
    writer.send(OutboundLine.of(IrcLine.of("PING", "gangway"), IrcLine.MAX_BYTES));
  }

  void failed(Throwable cause) {
    boolean tls = TlsFailure.is(cause);
    Text text =
        tls
            ? TlsFailure.explain(endpoint.host(), cause)
            : Text.of(
                IrcConnection.class, "broke", endpoint.host(), String.valueOf(cause.getMessage()));
    end(new CloseReason(tls ? CloseReason.Kind.TLS : CloseReason.Kind.NETWORK, text));
  }

  void end(CloseReason why) {
    reason.compareAndSet(null, why);
    closing.set(true);
    session.closeNow();
  }

  /** What to tell about a connection that has ended. */
  CloseReason closeReason() {
    CloseReason known = reason.get();
    return known != null
        ? known
        : new CloseReason(
            CloseReason.Kind.REMOTE, Text.of(IrcConnection.class, "closed", endpoint.host()));
  }

  void closed(boolean tellListener) {
    closing.set(true);
    writer.close();
    if (tellListener) {
      listener.onClosed(closeReason());
    }
  }

  private void dispatch(DecodedLine decoded) {
    try {
      IrcLine line = IrcLine.parse(decoded.text());
      if (decoded.truncated()) {
        listener.onTruncatedLine(line);
      } else {
        listener.onLine(line);
      }
    } catch (BadLineException bad) {
      LOG.debug("Skipped a line from {}: {}", endpoint.host(), bad.getMessage());
    } catch (RuntimeException bug) {
      LOG.error("A line from {} was not understood", endpoint.host(), bug);
    }
  }

  /**
   * The server closes when it has read QUIT; closing first could make the kernel throw away what
   * was not read yet.
   */
  private void closeLater() {
    try {
      Future<?> unused =
          timers.schedule(
              () -> session.closeNow(), limits.closeTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopping) {
      session.closeOnFlush();
    }
  }

  private static String singleLine(String text) {
    return text.replaceAll("[\\r\\n\\x00]+", " ");
  }
}
