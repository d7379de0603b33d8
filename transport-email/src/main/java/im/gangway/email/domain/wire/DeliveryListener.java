package im.gangway.email.domain.wire;

import im.gangway.email.domain.Deliveries;
import im.gangway.email.domain.Dialogue;
import im.gangway.email.domain.DomainSettings;
import im.gangway.transport.ConfigurationException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.service.IoHandlerAdapter;
import org.apache.mina.core.session.IdleStatus;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.transport.socket.nio.NioSocketAcceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens where the mail server delivers; whoever is not trusted is sent away before saying a word.
 * One I/O thread. Thread-safe.
 */
public final class DeliveryListener implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DeliveryListener.class);
  private static final int READ_BUFFER = 64 * 1024;
  private static final int MAX_CONNECTIONS = 100;

  /** RFC 5321 §4.5.3.2.7. */
  private static final int IDLE_SECONDS = 300;

  private final NioSocketAcceptor acceptor = new NioSocketAcceptor(1);

  private DeliveryListener(DomainSettings settings, Deliveries deliveries) {
    acceptor.setReuseAddress(true);
    acceptor.getSessionConfig().setMaxReadBufferSize(READ_BUFFER);
    acceptor.getSessionConfig().setTcpNoDelay(true);
    acceptor.getSessionConfig().setBothIdleTime(IDLE_SECONDS);
    acceptor.setHandler(new Handler(settings, deliveries));
  }

  /**
   * Starts to listen.
   *
   * @throws ConfigurationException if that address cannot be listened on
   */
  public static DeliveryListener open(DomainSettings settings, Deliveries deliveries)
      throws ConfigurationException {
    DeliveryListener listener = new DeliveryListener(settings, deliveries);
    InetSocketAddress written = settings.listen();
    try {
      listener.acceptor.bind(new InetSocketAddress(written.getHostString(), written.getPort()));
      return listener;
    } catch (IOException | RuntimeException taken) {
      listener.close();
      throw new ConfigurationException(
          "domain-mode.listen: cannot listen on "
              + written.getHostString()
              + ':'
              + written.getPort()
              + ": "
              + taken.getMessage(),
          taken);
    }
  }

  /** Where it listens. */
  public int port() {
    return acceptor.getLocalAddress().getPort();
  }

  /** Ends all connections. */
  @Override
  public void close() {
    acceptor.unbind();
    acceptor.getManagedSessions().values().forEach(IoSession::closeNow);
    acceptor.dispose();
  }

  private static final class Handler extends IoHandlerAdapter {
    private static final String DIALOGUE = "dialogue";
    private static final long PACE_NANOS = Duration.ofMinutes(1).toNanos();

    private final DomainSettings settings;
    private final Deliveries deliveries;
    private final AtomicLong warned = new AtomicLong();

    Handler(DomainSettings settings, Deliveries deliveries) {
      this.settings = settings;
      this.deliveries = deliveries;
    }

    @Override
    public void sessionOpened(IoSession session) {
      InetSocketAddress from = (InetSocketAddress) session.getRemoteAddress();
      if (!settings.trusted().trusts(from.getAddress())) {
        warn(from);
        turnAway(session, "554 5.7.1 Not from you\r\n");
      } else if (session.getService().getManagedSessionCount() > MAX_CONNECTIONS) {
        turnAway(session, "421 4.7.0 Too many connections\r\n");
      } else {
        Dialogue dialogue = new Dialogue(settings, deliveries, new SessionWire(session));
        session.setAttribute(DIALOGUE, dialogue);
        dialogue.begin();
      }
    }

    /** Strangers cannot fill the log. */
    private void warn(InetSocketAddress from) {
      long now = System.nanoTime();
      long before = warned.get();
      if ((before == 0 || now - before > PACE_NANOS) && warned.compareAndSet(before, now)) {
        log.warn("{} wanted to deliver mail and is not trusted", from.getAddress());
      }
    }

    private static void turnAway(IoSession session, String line) {
      session.write(IoBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
      session.closeOnFlush();
    }

    @Override
    public void messageReceived(IoSession session, Object message) {
      IoBuffer buffer = (IoBuffer) message;
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      if (session.getAttribute(DIALOGUE) instanceof Dialogue dialogue) {
        dialogue.received(bytes);
      }
    }

    @Override
    public void sessionIdle(IoSession session, IdleStatus status) {
      if (session.getAttribute(DIALOGUE) instanceof Dialogue dialogue) {
        dialogue.timedOut();
      }
    }

    @Override
    public void inputClosed(IoSession session) {
      session.closeOnFlush();
    }

    @Override
    public void exceptionCaught(IoSession session, Throwable cause) {
      if (cause instanceof IOException) {
        log.debug("A connection of a mail server was lost", cause);
      } else {
        log.error("A connection of a mail server ends; only that one is concerned", cause);
      }
      session.closeNow();
    }
  }

  private record SessionWire(IoSession session) implements Dialogue.Wire {
    @Override
    public void write(byte[] bytes) {
      session.write(IoBuffer.wrap(bytes));
    }

    @Override
    public void pause(boolean paused) {
      if (paused) {
        session.suspendRead();
      } else {
        session.resumeRead();
      }
    }

    @Override
    public void end() {
      session.closeOnFlush();
    }
  }
}
