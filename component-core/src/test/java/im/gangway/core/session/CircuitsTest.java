package im.gangway.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.metrics.Metrics;
import im.gangway.core.testing.SteppingScheduler;
import im.gangway.transport.Circuit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CircuitsTest {
  private static final String IRC = "irc.example.net:6697";

  private final SteppingScheduler time = new SteppingScheduler();
  private final Metrics metrics = new Metrics();
  private final Circuits circuits =
      new Circuits("irc.example.org", time.clock(), () -> 0.5, metrics.process());
  private final Circuit circuit = circuits.of(IRC);
  private int dials;
  private boolean up;

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(circuit.enter()).isTrue();
      circuit.unreachable();
    }
  }

  @Test
  void opensAfterFiveFailuresInARow() {
    fail(4);
    circuit.reached();
    fail(5);
    assertThat(circuit.enter()).isFalse();
    assertThat(circuits.open()).containsExactly(IRC);
  }

  @Test
  void concernsOneAddressOnly() {
    fail(5);
    assertThat(circuits.of("irc.example.com:6697").enter()).isTrue();
  }

  @Test
  void letsOneTryAfterThePause() {
    fail(5);
    time.advance(Duration.ofSeconds(5));
    assertThat(circuit.enter()).isTrue();
    assertThat(circuit.enter()).isFalse();
    circuit.reached();
    assertThat(circuit.enter()).isTrue();
    assertThat(circuits.open()).isEmpty();
  }

  @Test
  void waitsTwiceAsLongAfterEachTryUpToAMinute() {
    fail(5);
    for (int seconds : new int[] {5, 10, 20, 40, 60, 60}) {
      time.advance(Duration.ofSeconds(seconds).minusMillis(1));
      assertThat(circuit.enter()).isFalse();
      time.advance(Duration.ofMillis(1));
      assertThat(circuit.enter()).isTrue();
      circuit.unreachable();
    }
  }

  @Test
  void letsAnotherTryInThePlaceOfOneWhoFoundOutNothing() {
    fail(5);
    time.advance(Duration.ofSeconds(5));
    assertThat(circuit.enter()).isTrue();
    circuit.leave();
    assertThat(circuit.enter()).isTrue();
    time.advance(Duration.ofMinutes(2));
    assertThat(circuit.enter()).isTrue();
  }

  @Test
  void letsOneTryAtOnceWhenTheOperatorWantsIt() {
    fail(5);
    circuits.tryNow();
    assertThat(circuit.enter()).isTrue();
    circuits.tryNow();
    assertThat(circuit.enter()).isFalse();
  }

  @Test
  void staysShutForWhatBeganBeforeItOpened() {
    fail(5);
    circuit.unreachable();
    time.advance(Duration.ofSeconds(5));
    assertThat(circuit.enter()).isTrue();
  }

  @Test
  void countsWhatItRefuses() {
    fail(5);
    assertThat(circuit.enter()).isFalse();
    assertThat(new String(metrics.text(), StandardCharsets.UTF_8))
        .contains("gangway_circuits_open 1.0\n")
        .contains("gangway_circuit_refusals_total 1.0\n");
  }

  @Test
  void aThousandUsersOfADeadNetworkCostAFewAttempts() {
    Random random = new Random(1);
    IntStream.range(0, 1000).forEach(user -> tryLater(random));
    time.advance(Duration.ofMinutes(10));
    assertThat(dials).isBetween(10, 25);
    up = true;
    time.advance(Duration.ofMinutes(2));
    assertThat(circuits.open()).isEmpty();
  }

  /** A user who tries every ten seconds or so. */
  private void tryLater(Random random) {
    time.schedule(() -> tryNow(random), 5_000 + random.nextInt(10_000), TimeUnit.MILLISECONDS);
  }

  private void tryNow(Random random) {
    if (circuit.enter()) {
      dials++;
      if (up) {
        circuit.reached();
      } else {
        circuit.unreachable();
      }
    }
    tryLater(random);
  }
}
