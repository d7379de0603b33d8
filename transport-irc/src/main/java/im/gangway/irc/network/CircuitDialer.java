package im.gangway.irc.network;

import im.gangway.irc.wire.ConnectException;
import im.gangway.irc.wire.ConnectionListener;
import im.gangway.irc.wire.Endpoint;
import im.gangway.transport.Circuit;
import im.gangway.transport.Text;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does not dial a server again and again, for each of its users, while it cannot be reached.
 * Thread-safe.
 */
public final class CircuitDialer implements Dialer {
  private final Dialer dialer;
  private final Function<String, Circuit> circuits;

  /**
   * @param circuits by host and port
   */
  public CircuitDialer(Dialer dialer, Function<String, Circuit> circuits) {
    this.dialer = dialer;
    this.circuits = circuits;
  }

  @Override
  public CompletionStage<Link> dial(Endpoint endpoint, ConnectionListener listener) {
    String host = endpoint.host().toLowerCase(Locale.ROOT);
    Circuit circuit = circuits.apply(host + ":" + endpoint.port());
    if (!circuit.enter()) {
      return CompletableFuture.failedFuture(
          new ConnectException(
              ConnectException.Kind.UNREACHABLE,
              Text.of(CircuitDialer.class, "host-unreachable", endpoint.host())));
    }
    return begin(endpoint, listener).whenComplete((link, failure) -> tell(circuit, failure));
  }

  private CompletionStage<Link> begin(Endpoint endpoint, ConnectionListener listener) {
    try {
      return dialer.dial(endpoint, listener);
    } catch (RuntimeException bug) {
      return CompletableFuture.failedFuture(bug);
    }
  }

  private static void tell(Circuit circuit, @Nullable Throwable failure) {
    if (failure == null) {
      circuit.reached();
      return;
    }
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (!(cause instanceof ConnectException known)) {
      circuit.leave();
      return;
    }
    switch (known.kind()) {
      case UNKNOWN_HOST, UNREACHABLE, TIMED_OUT -> circuit.unreachable();
      case FORBIDDEN_ADDRESS, BUSY -> circuit.leave();
      case TLS -> circuit.reached();
    }
  }
}
