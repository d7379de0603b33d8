package im.gangway.core.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AgeTest {
  @Test
  void givesTheTwoLargestUnits() {
    assertThat(Age.of(Duration.ofSeconds(-1))).isEqualTo("0s");
    assertThat(Age.of(Duration.ofSeconds(59))).isEqualTo("59s");
    assertThat(Age.of(Duration.ofSeconds(61))).isEqualTo("1m1s");
    assertThat(Age.of(Duration.ofMinutes(125))).isEqualTo("2h5m");
    assertThat(Age.of(Duration.ofHours(49))).isEqualTo("2d1h");
  }
}
