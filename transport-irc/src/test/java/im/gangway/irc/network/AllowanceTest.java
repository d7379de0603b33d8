package im.gangway.irc.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  private static final Duration EACH = Duration.ofSeconds(3);

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Allowance allowance = new Allowance(new Stepping(), 2, EACH);

  private final class Stepping extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @Test
  void givesABurstThenOneAtATime() {
    assertThat(allowance.take()).isTrue();
    assertThat(allowance.take()).isTrue();
    assertThat(allowance.take()).isFalse();
    now = now.plus(EACH);
    assertThat(allowance.take()).isTrue();
    assertThat(allowance.take()).isFalse();
  }

  @Test
  void goesOnWhenTheClockIsPutBackADay() {
    for (int i = 0; i < 5; i++) {
      allowance.take();
    }
    now = now.minus(Duration.ofDays(1));
    assertThat(allowance.take()).isTrue();
  }
}
