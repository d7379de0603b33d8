package im.gangway.sms.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private final TokenBucket full = TokenBucket.full(2, Duration.ofSeconds(10));

  @Test
  void givesAsManyAtOnceAsItHolds() {
    TokenBucket empty = full.take(NOON).take(NOON);
    assertThat(empty.waiting(NOON)).isEqualTo(Duration.ofSeconds(10));
    assertThatThrownBy(() -> empty.take(NOON)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void fillsByAndByAndNeverOverflows() {
    TokenBucket empty = full.take(NOON).take(NOON);
    assertThat(empty.waiting(NOON.plusSeconds(4))).isEqualTo(Duration.ofSeconds(6));
    TokenBucket later = empty.take(NOON.plusSeconds(10));
    assertThat(later.waiting(NOON.plusSeconds(10))).isEqualTo(Duration.ofSeconds(10));
    Instant evening = NOON.plusSeconds(36_000);
    assertThat(later.take(evening).take(evening).waiting(evening))
        .isEqualTo(Duration.ofSeconds(10));
  }
}
