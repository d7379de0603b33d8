package im.gangway.irc.network;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.wire.AddressGuard;
import im.gangway.irc.wire.CloseReason;
import im.gangway.irc.wire.ConnectException;
import im.gangway.irc.wire.ConnectionListener;
import im.gangway.irc.wire.Endpoint;
import im.gangway.irc.wire.FloodLimit;
import im.gangway.transport.Circuit;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class CircuitDialerTest {
  private static final ConnectionListener NOBODY =
      new ConnectionListener() {
        @Override
        public void onLine(IrcLine line) {}

        @Override
        public void onClosed(CloseReason reason) {}
      };

  private final List<String> told = new ArrayList<>();
  private final List<CompletableFuture<Link>> dialled = new ArrayList<>();
  private boolean open;

  private final class Noted implements Circuit {
    private final String address;

    Noted(String address) {
      this.address = address;
    }

    @Override
    public boolean enter() {
      told.add("enter " + address);
      return !open;
    }

    @Override
    public void reached() {
      told.add("reached");
    }

    @Override
    public void unreachable() {
      told.add("unreachable");
    }

    @Override
    public void leave() {
      told.add("leave");
    }
  }

  private CompletionStage<Link> begin(Endpoint endpoint, ConnectionListener listener) {
    CompletableFuture<Link> begun = new CompletableFuture<>();
    dialled.add(begun);
    return begun;
  }

  private CompletableFuture<Link> dial() {
    Endpoint endpoint =
        new Endpoint(
            "IRC.example",
            6697,
            true,
            Endpoint.DEFAULT_FALLBACK,
            FloodLimit.NONE,
            AddressGuard.ANY);
    return new CircuitDialer(this::begin, Noted::new).dial(endpoint, NOBODY).toCompletableFuture();
  }

  private void fails(ConnectException.Kind kind) {
    dial();
    dialled
        .get(dialled.size() - 1)
        .completeExceptionally(new ConnectException(kind, Text.literal("no")));
  }

  @Test
  void dialsNobodyWhileTheCircuitIsOpen() {
    open = true;
    assertThat(dial())
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(ConnectException.class);
    assertThat(dialled).isEmpty();
    assertThat(told).containsExactly("enter irc.example:6697");
  }

  @Test
  void tellsWhetherTheServerWasThere() {
    fails(ConnectException.Kind.UNREACHABLE);
    fails(ConnectException.Kind.TIMED_OUT);
    fails(ConnectException.Kind.UNKNOWN_HOST);
    fails(ConnectException.Kind.TLS);
    fails(ConnectException.Kind.BUSY);
    fails(ConnectException.Kind.FORBIDDEN_ADDRESS);
    told.removeIf(each -> each.startsWith("enter"));
    assertThat(told)
        .containsExactly("unreachable", "unreachable", "unreachable", "reached", "leave", "leave");
  }

  @Test
  void tellsOfABugNothing() {
    dial();
    dialled.get(0).completeExceptionally(new IllegalStateException());
    assertThat(told).endsWith("leave");
  }
}
