package im.gangway.irc.wire;

import im.gangway.transport.Text;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import org.apache.mina.core.future.ConnectFuture;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.transport.socket.nio.NioSocketConnector;

/**
 * One user's way to a connection: the addresses of a host in turn. A server whose TLS is wrong ends
 * it, one that does not answer leads to the next address.
 */
final class Dial {
  /** Names of strangers may have hundreds. */
  private static final int MAX_ADDRESSES = 6;

  private final NioSocketConnector connector;
  private final SSLContext tls;
  private final ScheduledExecutorService timers;
  private final WireLimits limits;
  private final Endpoint endpoint;
  private final ConnectionListener listener;
  private final CompletableFuture<IrcConnection> connected;
  private final Deque<InetAddress> addresses = new ArrayDeque<>();

  Dial(
      NioSocketConnector connector,
      SSLContext tls,
      ScheduledExecutorService timers,
      WireLimits limits,
      Endpoint endpoint,
      ConnectionListener listener,
      CompletableFuture<IrcConnection> connected) {
    this.connector = connector;
    this.tls = tls;
    this.timers = timers;
    this.limits = limits;
    this.endpoint = endpoint;
    this.listener = listener;
    this.connected = connected;
  }

  /** Blocks for the look-up, then goes on without this thread. */
  void resolve(HostResolver resolver) {
    try {
      List<InetAddress> found = resolver.resolve(endpoint.host());
      found.stream().filter(endpoint.guard()::permits).limit(MAX_ADDRESSES).forEach(addresses::add);
      next(
          addresses.isEmpty() && !found.isEmpty()
              ? new ConnectException(
                  ConnectException.Kind.FORBIDDEN_ADDRESS,
                  Text.of(Dial.class, "private-network", endpoint.host()))
              : unknownHost());
    } catch (UnknownHostException unknown) {
      connected.completeExceptionally(unknownHost());
    } catch (RuntimeException bug) {
      connected.completeExceptionally(bug);
    }
  }

  /**
   * @param last why the address before did not do
   */
  private void next(ConnectException last) {
    InetAddress address = addresses.poll();
    if (address == null || connected.isDone()) {
      connected.completeExceptionally(last);
      return;
    }
    Attempt attempt = new Attempt(this, endpoint.tls());
    try {
      ConnectFuture future =
          connector.connect(
              new InetSocketAddress(address, endpoint.port()),
              (session, opening) -> prepare(session, attempt));
      attempt.watch(future, timers, limits.connectTimeout());
    } catch (RuntimeException stopping) {
      connected.completeExceptionally(
          new ConnectException(ConnectException.Kind.BUSY, Text.of(Dial.class, "stopping")));
    }
  }

  private void prepare(IoSession session, Attempt attempt) {
    if (endpoint.tls()) {
      session.getFilterChain().addLast("tls", new VerifyingSslFilter(tls, endpoint.host()));
    }
    attempt.attach(session, new IrcConnection(endpoint, session, listener, limits, timers));
  }

  void ready(IrcConnection connection) {
    connected.complete(connection);
  }

  void timedOut() {
    next(
        new ConnectException(
            ConnectException.Kind.TIMED_OUT, Text.of(Dial.class, "no-answer", endpoint.host())));
  }

  void unreachable(Text why) {
    next(
        new ConnectException(
            ConnectException.Kind.UNREACHABLE,
            Text.of(Dial.class, "unreachable", endpoint.host(), endpoint.port(), why)));
  }

  /** The server is there but its TLS is not right: another address would not be better. */
  void notSecure(CloseReason reason) {
    Text text =
        reason.kind() == CloseReason.Kind.TLS
            ? reason.text()
            : Text.of(Dial.class, "closed-in-handshake", endpoint.host());
    connected.completeExceptionally(new ConnectException(ConnectException.Kind.TLS, text));
  }

  private ConnectException unknownHost() {
    return new ConnectException(
        ConnectException.Kind.UNKNOWN_HOST, Text.of(Dial.class, "unknown-host", endpoint.host()));
  }
}
