package im.gangway.core.roster;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.testing.SteppingScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("O-02 turns of many users by one timer")
final class PacedTurnsTest {
  private final SteppingScheduler scheduler = new SteppingScheduler();
  private final PacedTurns turns = new PacedTurns(scheduler);
  private final List<String> done = new ArrayList<>();

  private void turn(String name) {
    turns.after(Runnable::run, () -> done.add(name));
  }

  @Test
  void waitsForThePause() {
    turn("romeo");
    scheduler.advance(PacedTurns.PAUSE.minusSeconds(1));
    assertThat(done).isEmpty();
    scheduler.advance(Duration.ofSeconds(1));
    assertThat(done).containsExactly("romeo");
  }

  @Test
  void servesAllWithOneTimer() {
    for (int i = 0; i < 1000; i++) {
      turn("user" + i);
    }
    assertThat(scheduler.waiting()).isEqualTo(1);
  }

  @Test
  void spreadsTurnsThatFallTogether() {
    for (int i = 0; i < 120; i++) {
      turn("user" + i);
    }
    scheduler.advance(PacedTurns.PAUSE);
    assertThat(done).hasSize(50);
    scheduler.advance(Duration.ofSeconds(2));
    assertThat(done).hasSize(120);
  }

  @Test
  void restsWhileNobodyWaits() {
    turn("romeo");
    scheduler.advance(PacedTurns.PAUSE);
    assertThat(scheduler.waiting()).isZero();
    turn("juliet");
    scheduler.advance(PacedTurns.PAUSE);
    assertThat(done).containsExactly("romeo", "juliet");
  }
}
