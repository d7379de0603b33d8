package im.gangway.sms.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void halvesWhenThrottledAndGrowsByATenthASecond() {
    Pace pace = new Pace(10);
    pace.throttled(NOW);
    assertThat(pace.rate()).isCloseTo(5, within(0.001));
    pace.accepted(NOW.plusMillis(500));
    assertThat(pace.rate()).isCloseTo(5, within(0.001));
    pace.accepted(NOW.plusSeconds(1));
    assertThat(pace.rate()).isCloseTo(5.5, within(0.001));
    for (int second = 2; second < 30; second++) {
      pace.accepted(NOW.plusSeconds(second));
    }
    assertThat(pace.rate()).isCloseTo(10, within(0.001));
  }

  @Test
  void limitsForAWhileWhatHasNoLimit() {
    Pace pace = new Pace(0);
    for (int each = 0; each < 100; each++) {
      pace.take(NOW);
    }
    pace.throttled(NOW);
    assertThat(pace.rate()).isCloseTo(50, within(0.001));
    assertThat(pace.waiting(NOW)).isEqualTo(Duration.ZERO);
    for (int second = 1; second < 60; second++) {
      pace.accepted(NOW.plusSeconds(second));
    }
    assertThat(pace.rate()).isZero();
  }
}
