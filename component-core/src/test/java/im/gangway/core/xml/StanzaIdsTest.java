package im.gangway.core.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StanzaIdsTest {
  private static final int MANY = 1_000;

  @Test
  void neverGivesOneTwice() {
    assertThat(IntStream.range(0, MANY).mapToObj(i -> StanzaIds.next()))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[0-9a-f]{32}"));
  }

  @Test
  void ordersIdsByTheTime() {
    Instant then = Instant.parse("2026-01-02T03:04:05.006Z");
    String before = StanzaIds.nextInOrder(then);
    String after = StanzaIds.nextInOrder(then.plusMillis(1));
    assertThat(before).startsWith("019b7ca98c8e").matches("[0-9a-f]{32}").isLessThan(after);
    assertThat(IntStream.range(0, MANY).mapToObj(i -> StanzaIds.nextInOrder(then)))
        .doesNotHaveDuplicates();
  }
}
