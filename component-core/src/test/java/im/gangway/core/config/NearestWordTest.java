package im.gangway.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestWordTest {

  @ParameterizedTest
  @CsvSource({
    "port, port, 0",
    "prot, port, 1",
    "por, port, 1",
    "portt, port, 1",
    "pirt, port, 1",
    "'', port, 4",
    "kitten, sitting, 3"
  })
  void countsTheEdits(String typed, String known, int edits) {
    assertThat(NearestWord.distance(typed, known)).isEqualTo(edits);
    assertThat(NearestWord.distance(known, typed)).isEqualTo(edits);
  }

  @Test
  void takesTheNearestAndAmongEqualsTheFirst() {
    assertThat(NearestWord.of("hots", List.of("port", "host", "hosts"))).contains("host");
    assertThat(NearestWord.of("x", List.of("c", "b"))).contains("b");
    assertThat(NearestWord.of("x", List.of())).isEmpty();
  }
}
