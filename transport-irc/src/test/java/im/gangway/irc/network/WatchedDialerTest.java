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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WatchedDialerTest {
  private static final ConnectionListener NOBODY =
      new ConnectionListener() {
        @Override
        public void onLine(IrcLine line) {}

        @Override
        public void onClosed(CloseReason reason) {}
      };

  private final Deque<CompletableFuture<Link>> dialled = new ArrayDeque<>();
  private Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
  private final WatchedDialer dialer =
      new WatchedDialer(
          (endpoint, listener) -> {
            dialled.add(new CompletableFuture<>());
            return dialled.getLast();
          },
          Set.of("A.example", "b.example"),
          new Following());

  private final class Following extends Clock {
    @Override
    public ZoneId getZone() {
      return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return clock.withZone(zone);
    }

    @Override
    public Instant instant() {
      return clock.instant();
    }
  }

  private void refuse(String host) {
    dial(host)
        .completeExceptionally(
            new ConnectException(ConnectException.Kind.UNREACHABLE, Text.literal("no")));
  }

  private CompletableFuture<Link> dial(String host) {
    dialer.dial(
        new Endpoint(
            host, 6697, true, Endpoint.DEFAULT_FALLBACK, FloodLimit.NONE, AddressGuard.ANY),
        NOBODY);
    return dialled.removeLast();
  }

  @Test
  void isDownWhenNoneOfTheNamedHostsCanBeReached() {
    refuse("a.example");
    refuse("stranger.example");
    assertThat(dialer.health().up()).isTrue();
    refuse("b.example");
    assertThat(dialer.health().text()).isEqualTo("Cannot be reached: a.example, b.example.");
  }

  @Test
  void isUpOnceOneCanBeReachedAgain() {
    refuse("a.example");
    refuse("b.example");
    dial("B.example").complete(null);
    assertThat(dialer.health().up()).isTrue();
  }

  @Test
  void forgetsWhatNobodyHasTriedForLong() {
    refuse("a.example");
    refuse("b.example");
    clock = Clock.offset(clock, Duration.ofMinutes(11));
    assertThat(dialer.health().up()).isTrue();
  }
}
