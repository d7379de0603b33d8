package im.gangway.email.imap.wire;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import org.apache.mina.transport.socket.nio.NioSocketConnector;

/**
 * Connects to IMAP servers, for all users with one connector thread and one I/O thread. Names are
 * resolved on the given executor, never on I/O threads. Thread-safe.
 */
public final class ImapConnector implements AutoCloseable {
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
  public ImapConnector(
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
    connector.setHandler(new WireHandler());
  }

  /**
   * Dials the host's addresses one after the other until one greets us, with TLS and the name in
   * its certificate verified if the endpoint wants it.
   *
   * @return the greeting is there already; fails with {@link LegacyException}
   */
  public CompletionStage<ImapConnection> connect(Endpoint endpoint) {
    CompletableFuture<ImapConnection> connected = new CompletableFuture<>();
    try {
      lookups.execute(() -> resolve(endpoint, connected));
    } catch (RejectedExecutionException tooMany) {
      connected.completeExceptionally(
          Failures.of(FailureReason.RATE_LIMITED, "busy", endpoint.toString()));
    }
    return connected;
  }

  private void resolve(Endpoint endpoint, CompletableFuture<ImapConnection> connected) {
    try {
      List<InetAddress> addresses = resolver.resolve(endpoint.host());
      if (addresses.isEmpty()) {
        connected.completeExceptionally(
            Failures.of(FailureReason.NETWORK_NOT_ALLOWED, "forbidden-address", endpoint.host()));
      } else {
        new Dial(connector, tls, timers, limits, endpoint, addresses, connected).next(null);
      }
    } catch (UnknownHostException unknown) {
      connected.completeExceptionally(
          Failures.of(FailureReason.NETWORK_UNKNOWN, "unknown-host", endpoint.host()));
    } catch (RuntimeException bug) {
      connected.completeExceptionally(bug);
    }
  }

  /** How many connections exist, also those not yet ready. */
  public int connections() {
    return connector.getManagedSessionCount();
  }

  /** Ends all connections without a word. */
  @Override
  public void close() {
    connector.getManagedSessions().values().forEach(session -> session.closeNow());
    connector.dispose();
  }
}
