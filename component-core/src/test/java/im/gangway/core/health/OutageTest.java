package im.gangway.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.testing.SteppingScheduler;
import im.gangway.transport.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class OutageTest {
  private static final Duration PERIOD = Duration.ofSeconds(10);

  private final SteppingScheduler time = new SteppingScheduler();
  private final Queue<Runnable> asked = new ArrayDeque<>();
  private Health network = Health.UP;
  private boolean link = true;
  private final Outage outage =
      new Outage("irc.example.org", () -> network, () -> link, time.clock());

  @Test
  void beganWhenItWasFirstSeen() {
    outage.look();
    assertThat(outage.since()).isEmpty();
    link = false;
    Instant first = time.clock().instant();
    outage.look();
    time.advance(Duration.ofMinutes(1));
    outage.look();
    assertThat(outage.since()).contains(first);
  }

  @Test
  void endsOnceItWorksAgain() {
    network = new Health(false, "Down.");
    outage.look();
    assertThat(outage.since()).isPresent();
    assertThat(outage.network().text()).isEqualTo("Down.");
    network = Health.UP;
    outage.look();
    assertThat(outage.since()).isEmpty();
  }

  @Test
  void aNetworkThatDoesNotAnswerIsOne() {
    outage.watch(time, asked::add);
    time.advance(PERIOD);
    assertThat(outage.network().up()).isTrue();
    time.advance(PERIOD);
    time.advance(PERIOD);
    assertThat(outage.network().text()).contains("not answered");
    assertThat(outage.since()).isPresent();
    assertThat(asked).hasSize(1);
    asked.remove().run();
    assertThat(outage.network().up()).isTrue();
    assertThat(outage.since()).isEmpty();
  }

  @Test
  void aNetworkThatTakesNoMoreQuestionsIsOne() {
    outage.watch(
        time,
        question -> {
          throw new RejectedExecutionException();
        });
    time.advance(PERIOD);
    assertThat(outage.network().up()).isFalse();
  }
}
