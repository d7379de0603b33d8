package im.gangway.irc.wire;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.irc.line.IrcLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FloodQueueTest {
  private final SteppingTimers timers = new SteppingTimers();
  private final List<String> sent = new ArrayList<>();
  private FloodQueue queue = queue(new FloodLimit(3, 2), 10);

  private FloodQueue queue(FloodLimit limit, int capacity) {
    return new FloodQueue(limit, capacity, timers, timers, this::drain);
  }

  @AfterEach
  void stop() {
    timers.shutdownNow();
  }

  private void drain() {
    for (OutboundLine line = queue.poll(); line != null; line = queue.poll()) {
      sent.add(new String(line.bytes(), StandardCharsets.UTF_8).trim());
    }
    queue.setTimerIfWaiting();
  }

  private FloodQueue.Offer offer(String line) {
    FloodQueue.Offer answer = queue.offer(OutboundLine.of(IrcLine.parse(line), 512));
    drain();
    return answer;
  }

  private void offer(int count) {
    for (int i = 1; i <= count; i++) {
      offer("PRIVMSG #c " + i);
    }
  }

  @Test
  void letsABurstGoAndThenOneLineAtATime() {
    offer(6);
    assertThat(sent).hasSize(3);
    timers.advance(499);
    assertThat(sent).hasSize(3);
    timers.advance(2);
    assertThat(sent).hasSize(4);
    timers.advance(1000);
    assertThat(sent)
        .containsExactly(
            "PRIVMSG #c 1",
            "PRIVMSG #c 2",
            "PRIVMSG #c 3",
            "PRIVMSG #c 4",
            "PRIVMSG #c 5",
            "PRIVMSG #c 6");
  }

  @Test
  void hasATimerOnlyWhileLinesWait() {
    offer(3);
    assertThat(timers.waiting()).isZero();
    offer(2);
    assertThat(timers.waiting()).isEqualTo(1);
    timers.advance(5000);
    assertThat(timers.waiting()).isZero();
    assertThat(queue.hasTimer()).isFalse();
  }

  @Test
  void earnsNoMoreThanABurst() {
    offer(3);
    timers.advance(60_000);
    offer(5);
    assertThat(sent).hasSize(6);
  }

  @Test
  void letsPongAndQuitGoAhead() {
    offer(5);
    offer("PONG x");
    offer("QUIT bye");
    assertThat(sent).hasSize(5).endsWith("PONG x", "QUIT bye");
  }

  @Test
  void saysWhenItIsFullAndWhenClosed() {
    queue = queue(new FloodLimit(1, 1), 2);
    offer(3);
    assertThat(offer("PRIVMSG #c more")).isEqualTo(FloodQueue.Offer.FULL);
    assertThat(queue.close()).hasSize(2);
    assertThat(offer("PRIVMSG #c late")).isEqualTo(FloodQueue.Offer.CLOSED);
  }

  @Test
  void hasNoLimitWhenTheRateIsZero() {
    queue = queue(FloodLimit.NONE, 10);
    offer(500);
    assertThat(sent).hasSize(500);
    assertThat(timers.waiting()).isZero();
  }
}
