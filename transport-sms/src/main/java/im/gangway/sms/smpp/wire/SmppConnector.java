package im.gangway.sms.smpp.wire;

import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.future.ConnectFuture;
import org.apache.mina.core.service.IoHandlerAdapter;
import org.apache.mina.core.session.IdleStatus;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.FilterEvent;
import org.apache.mina.filter.ssl.SslEvent;
import org.apache.mina.transport.socket.nio.NioSocketConnector;

/**
 * Connects to SMSCs, all of them with one connector thread and one I/O thread. Names are resolved
 * on the executor given. Thread-safe.
 */
public final class SmppConnector implements AutoCloseable {
  private static final String CONNECTION = "gangway.smpp";
  private static final int READ_BUFFER = 16 * 1024;
  private static final int CONNECT_MILLIS = 15_000;
  private static final int HANDSHAKE_SECONDS = 15;

  private final NioSocketConnector connector = new NioSocketConnector(1);

  public SmppConnector() {
    connector.getSessionConfig().setMaxReadBufferSize(READ_BUFFER);
    connector.getSessionConfig().setTcpNoDelay(true);
    connector.getSessionConfig().setKeepAlive(true);
    connector.setConnectTimeoutMillis(CONNECT_MILLIS);
    connector.setHandler(new Handler());
  }

  /** Connects; the listener hears how it went, perhaps before this returns. */
  public void connect(SmppEndpoint endpoint, SmppListener listener, Executor lookups) {
    try {
      lookups.execute(() -> dial(endpoint, listener));
    } catch (RejectedExecutionException busy) {
      listener.closed("Too much is going on");
    }
  }

  private void dial(SmppEndpoint endpoint, SmppListener listener) {
    InetSocketAddress address = new InetSocketAddress(endpoint.host(), endpoint.port());
    if (address.isUnresolved()) {
      listener.closed("There is no host " + endpoint.host());
      return;
    }
    try {
      connector
          .connect(address, (session, opening) -> prepare(session, endpoint, listener))
          .addListener(done -> dialled((ConnectFuture) done, endpoint, listener));
    } catch (RuntimeException stopping) {
      listener.closed("The gateway stops");
    }
  }

  private static void prepare(IoSession session, SmppEndpoint endpoint, SmppListener listener) {
    SmppConnection connection = new SmppConnection(session, listener);
    session.setAttribute(CONNECTION, connection);
    session.getConfig().setReaderIdleTime(HANDSHAKE_SECONDS);
    // the TLS filter keeps the closed event for itself when the handshake failed
    session.getCloseFuture().addListener(ended -> connection.ended());
    endpoint
        .tls()
        .ifPresent(
            trust ->
                session
                    .getFilterChain()
                    .addLast("tls", new VerifyingSslFilter(trust, endpoint.host())));
  }

  private static void dialled(ConnectFuture dialled, SmppEndpoint endpoint, SmppListener listener) {
    if (!dialled.isConnected()) {
      Throwable cause = dialled.getException();
      String why = cause == null ? "no answer" : String.valueOf(cause.getMessage());
      listener.closed(endpoint + " cannot be reached: " + why);
    }
  }

  /** Ends all connections. */
  @Override
  public void close() {
    connector.getManagedSessions().values().forEach(session -> session.closeNow());
    connector.dispose();
  }

  /** Brings MINA's events to the connection they belong to. */
  private static final class Handler extends IoHandlerAdapter {
    private static SmppConnection of(IoSession session) {
      return (SmppConnection) session.getAttribute(CONNECTION);
    }

    @Override
    public void sessionOpened(IoSession session) {
      if (!session.getFilterChain().contains("tls")) {
        of(session).opened();
      }
    }

    @Override
    public void event(IoSession session, FilterEvent event) {
      if (event == SslEvent.SECURED) {
        of(session).opened();
      }
    }

    @Override
    public void messageReceived(IoSession session, Object message) {
      of(session).read(((IoBuffer) message).buf());
    }

    @Override
    public void exceptionCaught(IoSession session, Throwable cause) {
      of(session).failed(cause);
    }

    @Override
    public void inputClosed(IoSession session) {
      session.closeNow();
    }

    @Override
    public void sessionIdle(IoSession session, IdleStatus status) {
      of(session).idle();
    }
  }
}
