package im.gangway.core.stream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.filterchain.IoFilterChain;
import org.apache.mina.core.future.ConnectFuture;
import org.apache.mina.core.service.IoHandlerAdapter;
import org.apache.mina.core.session.AttributeKey;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.FilterEvent;
import org.apache.mina.filter.ssl.SslEvent;
import org.apache.mina.filter.ssl.SslFilter;
import org.apache.mina.transport.socket.nio.NioSocketConnector;
import org.jspecify.annotations.Nullable;

/**
 * Makes the connections of all component streams of a process, on one I/O thread. Close it after
 * the streams. Thread-safe.
 */
public final class StreamConnector implements AutoCloseable {
  private static final AttributeKey LINK = new AttributeKey(StreamConnector.class, "link");
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final int LARGEST_READ = 32 * 1024;

  /** What the kernel holds comes before whatever is sent later: no more than a link needs. */
  private static final int SEND_BUFFER = 128 * 1024;

  private static final int MOST_LOOKUPS = 16;

  private final NioSocketConnector connector = new NioSocketConnector(1);
  private final @Nullable SSLContext tls;
  private final ThreadPoolExecutor lookups =
      new ThreadPoolExecutor(
          0, MOST_LOOKUPS, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), StreamConnector::thread);

  /** Trusts the certificates that the JDK trusts. */
  public StreamConnector() {
    this(null);
  }

  /** Trusts what the context trusts; null: what the JDK trusts. */
  public StreamConnector(@Nullable SSLContext tls) {
    this.tls = tls;
    connector.setConnectTimeoutMillis(CONNECT_TIMEOUT.toMillis());
    connector.getSessionConfig().setTcpNoDelay(true);
    connector.getSessionConfig().setKeepAlive(true);
    connector.getSessionConfig().setMaxReadBufferSize(LARGEST_READ);
    connector.getSessionConfig().setSendBufferSize(SEND_BUFFER);
    connector.setFilterChainBuilder(StreamConnector::buildFilters);
    connector.setHandler(new Dispatcher());
  }

  private static Thread thread(Runnable body) {
    Thread thread = new Thread(body, "gangway-component-lookup");
    thread.setDaemon(true);
    return thread;
  }

  /** Begins to connect; the link hears of the outcome. The name is looked up on another thread. */
  void connect(StreamLink link, StreamSettings settings) {
    try {
      lookups.execute(() -> lookUpAndConnect(link, settings));
    } catch (RejectedExecutionException e) {
      link.failed(new IOException("too many connections are being made", e));
    }
  }

  private void lookUpAndConnect(StreamLink link, StreamSettings settings) {
    try {
      InetAddress found = InetAddress.getByName(settings.host());
      // The name travels with the address, so that TLS checks it and nothing looks it up again.
      InetAddress named = InetAddress.getByAddress(settings.host(), found.getAddress());
      SSLContext context = settings.tls() ? tlsContext() : null;
      ConnectFuture connecting =
          connector.connect(
              new InetSocketAddress(named, settings.port()),
              (session, future) -> {
                session.setAttribute(LINK, link);
                link.attach(session, context);
              });
      connecting.addListener(
          done -> {
            Throwable failure = connecting.getException();
            if (failure != null) {
              link.failed(failure);
            }
          });
    } catch (IOException | NoSuchAlgorithmException | RuntimeException e) {
      link.failed(e);
    }
  }

  private SSLContext tlsContext() throws NoSuchAlgorithmException {
    return tls != null ? tls : SSLContext.getDefault();
  }

  private static StreamLink link(IoSession session) {
    return (StreamLink) session.getAttribute(LINK);
  }

  private static void buildFilters(IoFilterChain chain) {
    SSLContext context = link(chain.getSession()).tls();
    if (context != null) {
      SslFilter filter = new TlsFilter(context);
      filter.setEndpointIdentificationAlgorithm("HTTPS");
      chain.addFirst("tls", filter);
    }
  }

  /** Stops the I/O thread and drops what is still connected. */
  @Override
  public void close() {
    lookups.shutdown();
    connector.dispose();
  }

  /** TLS whose failures reach the link at once. */
  private static final class TlsFilter extends SslFilter {
    TlsFilter(SSLContext context) {
      super(context);
    }

    @Override
    protected SSLEngine createEngine(IoSession session, InetSocketAddress address) {
      return new WatchedSslEngine(super.createEngine(session, address), link(session)::failed);
    }
  }

  /** Gives each event to the link of its session. */
  private static final class Dispatcher extends IoHandlerAdapter {
    @Override
    public void sessionOpened(IoSession session) {
      link(session).opened();
    }

    @Override
    public void event(IoSession session, FilterEvent event) {
      if (event == SslEvent.SECURED) {
        link(session).connected();
      }
    }

    @Override
    public void messageReceived(IoSession session, Object message) {
      link(session).received((IoBuffer) message);
    }

    @Override
    public void messageSent(IoSession session, Object message) {
      link(session).sent(message);
    }

    @Override
    public void inputClosed(IoSession session) {
      session.closeNow();
    }

    @Override
    public void exceptionCaught(IoSession session, Throwable cause) {
      link(session).failed(cause);
    }

    @Override
    public void sessionClosed(IoSession session) {
      link(session).closed();
    }
  }
}
