package im.gangway.irc.wire;

import im.gangway.transport.Text;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import org.apache.mina.transport.socket.nio.NioSocketConnector;

/**
 * Connects all users to their IRC servers with one connector thread and one I/O thread. Names are
 * resolved on the given executor, never on I/O threads. Thread-safe.
 */
public final class IrcConnector implements AutoCloseable {
  private static final int READ_BUFFER = 16 * 1024;

  private final NioSocketConnector connector = new NioSocketConnector(1);
  private final SSLContext tls;
  private final HostResolver resolver;
  private final Executor lookups;
  private final ScheduledExecutorService timers;
  private final WireLimits limits;

  /**
   * @param tls trusts whom the administrator trusts
   * @param lookups bounded; runs name look-ups, which block
   * @param timers shared; its tasks here are short
   */
  public IrcConnector(
      SSLContext tls,
      HostResolver resolver,
      Executor lookups,
      ScheduledExecutorService timers,
      WireLimits limits) {
    this.tls = tls;
    this.resolver = resolver;
    this.lookups = lookups;
    this.timers = timers;
    this.limits = limits;
    connector.getSessionConfig().setMaxReadBufferSize(READ_BUFFER);
    connector.getSessionConfig().setKeepAlive(true);
    connector.getSessionConfig().setTcpNoDelay(true);
    connector.setConnectTimeoutMillis(limits.connectTimeout().toMillis());
    connector.setHandler(new ConnectionHandler());
  }

  /**
   * Dials the host's addresses one after the other until one answers. With TLS the connection
   * exists only when the certificate was verified; there is no way back to plain text. Nothing is
   * read before the stage is done, except by the listener.
   *
   * @return fails with {@link ConnectException}; cancelling is not supported, close the connection
   *     instead
   */
  public CompletionStage<IrcConnection> connect(Endpoint endpoint, ConnectionListener listener) {
    CompletableFuture<IrcConnection> connected = new CompletableFuture<>();
    Dial dial = new Dial(connector, tls, timers, limits, endpoint, listener, connected);
    try {
      lookups.execute(() -> dial.resolve(resolver));
    } catch (RejectedExecutionException tooMany) {
      connected.completeExceptionally(
          new ConnectException(ConnectException.Kind.BUSY, Text.of(IrcConnector.class, "busy")));
    }
    return connected;
  }

  /** How many connections exist, also those not yet ready. */
  public int connections() {
    return connector.getManagedSessionCount();
  }

  /** Ends all connections without a word; say QUIT first. */
  @Override
  public void close() {
    connector.getManagedSessions().values().forEach(session -> session.closeNow());
    connector.dispose();
  }
}
