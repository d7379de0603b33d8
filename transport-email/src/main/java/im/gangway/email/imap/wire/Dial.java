package im.gangway.email.imap.wire;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.apache.mina.core.future.ConnectFuture;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.transport.socket.nio.NioSocketConnector;
import org.jspecify.annotations.Nullable;

/**
 * The way to a connection: the addresses of a host in turn. A server whose TLS is wrong ends it,
 * one that does not answer leads to the next address.
 */
final class Dial {
  /** Names of strangers may have hundreds. */
  private static final int MAX_ADDRESSES = 6;

  private final NioSocketConnector connector;
  private final SSLContext tls;
  private final ScheduledExecutorService timers;
  private final WireLimits limits;
  private final Endpoint endpoint;
  private final CompletableFuture<ImapConnection> connected;
  private final Deque<InetAddress> addresses = new ArrayDeque<>();

  Dial(
      NioSocketConnector connector,
      SSLContext tls,
      ScheduledExecutorService timers,
      WireLimits limits,
      Endpoint endpoint,
      List<InetAddress> found,
      CompletableFuture<ImapConnection> connected) {
    this.connector = connector;
    this.tls = tls;
    this.timers = timers;
    this.limits = limits;
    this.endpoint = endpoint;
    this.connected = connected;
    found.stream().limit(MAX_ADDRESSES).forEach(addresses::add);
  }

  /**
   * @param last why the address before did not do
   */
  void next(@Nullable Throwable last) {
    InetAddress address = addresses.poll();
    if (address == null) {
      connected.completeExceptionally(
          last instanceof LegacyException told
              ? told
              : Failures.unreachable(endpoint.toString(), last));
      return;
    }
    try {
      dial(new InetSocketAddress(address, endpoint.port()));
    } catch (RuntimeException stopping) {
      connected.completeExceptionally(Failures.unreachable(endpoint.toString(), stopping));
    }
  }

  private void dial(InetSocketAddress address) {
    AtomicReference<@Nullable ImapConnection> made = new AtomicReference<>();
    ConnectFuture future =
        connector.connect(address, (session, opening) -> made.set(prepare(session)));
    Future<?> deadline =
        timers.schedule(
            () -> giveUp(future, made.get()),
            limits.connectTimeout().toMillis(),
            TimeUnit.MILLISECONDS);
    future.addListener(
        (ConnectFuture done) -> {
          ImapConnection connection = made.get();
          if (!done.isConnected() || connection == null) {
            deadline.cancel(false);
            next(done.getException());
          } else {
            awaitGreeting(connection, deadline);
          }
        });
  }

  private void awaitGreeting(ImapConnection connection, Future<?> deadline) {
    connection
        .greeting()
        .whenComplete(
            (greeting, failed) -> {
              deadline.cancel(false);
              if (failed == null) {
                connected.complete(connection);
              } else if (Failures.isTls(failed)) {
                connected.completeExceptionally(failed);
              } else {
                next(failed);
              }
            });
  }

  private ImapConnection prepare(IoSession session) {
    if (endpoint.tlsFirst()) {
      session.getFilterChain().addLast("tls", new VerifyingSslFilter(tls, endpoint.host()));
    }
    ImapConnection connection = new ImapConnection(endpoint, session, tls, timers, limits);
    WireHandler.attach(session, connection);
    return connection;
  }

  private void giveUp(ConnectFuture future, @Nullable ImapConnection connection) {
    if (connection == null) {
      future.cancel();
    } else {
      connection.fail(
          Failures.of(FailureReason.NETWORK_UNREACHABLE, "timed-out", endpoint.toString()));
    }
  }
}
