package im.gangway.email.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PausesTest {
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  @Test
  void doublesUpToTheLongest() {
    Pauses latest = new Pauses(FIRST, LONGEST, () -> 1);
    assertThat(latest.after(1)).isEqualTo(FIRST);
    assertThat(latest.after(2)).isEqualTo(FIRST.multipliedBy(2));
    assertThat(latest.after(5)).isEqualTo(FIRST.multipliedBy(16));
    assertThat(latest.after(1_000)).isEqualTo(LONGEST);
  }

  @Test
  void spreadsTheUsersOfAServer() {
    Pauses earliest = new Pauses(FIRST, LONGEST, () -> 0);
    assertThat(earliest.after(0)).isEqualTo(FIRST.dividedBy(2));
    assertThat(earliest.after(1_000)).isEqualTo(LONGEST.dividedBy(2));
  }
}
