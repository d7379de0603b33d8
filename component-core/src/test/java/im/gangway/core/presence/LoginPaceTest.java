package im.gangway.core.presence;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.FailureReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LoginPaceTest {
  private final LoginPace pace = new LoginPace(() -> 1);
  private Instant now = Instant.EPOCH;

  @Test
  @DisplayName("E-09 waits two seconds, ten in the first minute, five minutes in the end")
  void waitsEverLonger() {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      waits.add(failed(FailureReason.NETWORK_UNREACHABLE).toSeconds());
    }
    assertThat(waits)
        .containsExactly(2L, 4L, 8L, 10L, 10L, 10L, 10L, 10L, 10L, 20L, 40L, 80L, 160L, 300L);
  }

  @Test
  @DisplayName("E-10 waits at least a minute when the network asks for patience")
  void waitsWhenThrottled() {
    assertThat(failed(FailureReason.RATE_LIMITED)).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
  }

  @Test
  @DisplayName("E-12 begins anew after a session that lasted")
  void beginsAnew() {
    failed(FailureReason.NETWORK_UNREACHABLE);
    failed(FailureReason.NETWORK_UNREACHABLE);
    pace.succeeded(now);
    now = now.plusSeconds(61);
    assertThat(failed(FailureReason.CONNECTION_LOST)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  @DisplayName("E-12 goes on after a session that did not last")
  void goesOn() {
    failed(FailureReason.NETWORK_UNREACHABLE);
    pace.succeeded(now);
    now = now.plusSeconds(1);
    assertThat(failed(FailureReason.CONNECTION_LOST)).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  @DisplayName("E-11 allows a few logins at a time")
  void allowsAFew() {
    for (int i = 0; i < 5; i++) {
      assertThat(pace.untilNext(now)).isZero();
      pace.started(now);
    }
    assertThat(pace.untilNext(now)).isEqualTo(Duration.ofSeconds(30));
    now = now.plusSeconds(31);
    assertThat(pace.untilNext(now)).isZero();
  }

  private Duration failed(FailureReason reason) {
    Duration wait = pace.failed(now, reason);
    now = now.plus(wait);
    return wait;
  }

  @Test
  void aClockThatIsPutBackADayKeepsNobodyWaiting() {
    for (int i = 0; i < 10; i++) {
      pace.started(now);
    }
    assertThat(pace.untilNext(now.minus(Duration.ofDays(1)))).isZero();
  }
}
