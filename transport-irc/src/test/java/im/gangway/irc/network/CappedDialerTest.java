package im.gangway.irc.network;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.wire.AddressGuard;
import im.gangway.irc.wire.CloseReason;
import im.gangway.irc.wire.ConnectException;
import im.gangway.irc.wire.ConnectionListener;
import im.gangway.irc.wire.Endpoint;
import im.gangway.irc.wire.FloodLimit;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class CappedDialerTest {
  private static final ConnectionListener NOBODY =
      new ConnectionListener() {
        @Override
        public void onLine(IrcLine line) {}

        @Override
        public void onClosed(CloseReason reason) {}
      };

  private final Deque<CompletableFuture<Link>> dialled = new ArrayDeque<>();
  private final CappedDialer dialer = new CappedDialer(this::begin, Endpoint::host, 2, 1);

  private CompletionStage<Link> begin(Endpoint endpoint, ConnectionListener listener) {
    CompletableFuture<Link> begun = new CompletableFuture<>();
    dialled.add(begun);
    return begun;
  }

  private CompletableFuture<Link> dial(String host) {
    Endpoint endpoint =
        new Endpoint(
            host, 6697, true, Endpoint.DEFAULT_FALLBACK, FloodLimit.NONE, AddressGuard.ANY);
    return dialer.dial(endpoint, NOBODY).toCompletableFuture();
  }

  private void refuseFirst() {
    dialled
        .remove()
        .completeExceptionally(
            new ConnectException(ConnectException.Kind.UNREACHABLE, Text.literal("no")));
  }

  @Test
  void dialsSomeAtATimeAndTheNextWhenOneIsThrough() {
    dial("a.example");
    dial("a.example");
    CompletableFuture<Link> third = dial("a.example");
    assertThat(dialled).hasSize(2);

    refuseFirst();

    assertThat(dialled).hasSize(2);
    assertThat(third).isNotDone();
  }

  @Test
  void refusesWhatWouldWaitTooLong() {
    dial("a.example");
    dial("a.example");
    dial("a.example");

    assertThat(dial("a.example"))
        .failsWithin(Duration.ZERO)
        .withThrowableOfType(ExecutionException.class)
        .havingCause()
        .isInstanceOfSatisfying(
            ConnectException.class,
            busy -> assertThat(busy.kind()).isEqualTo(ConnectException.Kind.BUSY));
  }

  @Test
  void keepsHostsApart() {
    dial("a.example");
    dial("a.example");

    dial("b.example");

    assertThat(dialled).hasSize(3);
  }

  @Test
  void passesFailuresOn() {
    CompletableFuture<Link> first = dial("a.example");

    refuseFirst();

    assertThat(first)
        .failsWithin(Duration.ZERO)
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(ConnectException.class);
  }

  @Test
  void isFreeAgainAfterEveryDial() {
    for (int i = 0; i < 10; i++) {
      dial("a.example");
      refuseFirst();
    }
    assertThat(dialled).isEmpty();
    dial("a.example");
    assertThat(dialled).hasSize(1);
  }
}
