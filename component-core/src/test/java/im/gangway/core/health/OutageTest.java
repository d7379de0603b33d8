package im.gangway.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.testing.SteppingScheduler;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutageTest {
  private final SteppingScheduler time = new SteppingScheduler();
  private boolean works = true;
  private final Outage outage = new Outage(() -> works, time.clock());

  @Test
  void beganWhenItWasFirstSeen() {
    outage.look();
    assertThat(outage.since()).isEmpty();
    works = false;
    Instant first = time.clock().instant();
    outage.look();
    time.advance(Duration.ofMinutes(1));
    outage.look();
    assertThat(outage.since()).contains(first);
  }

  @Test
  void endsOnceItWorksAgain() {
    works = false;
    outage.look();
    works = true;
    outage.look();
    assertThat(outage.since()).isEmpty();
  }
}
