package im.gangway.irc.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LineDecoderTest {
  private final LineDecoder decoder = new LineDecoder(Endpoint.DEFAULT_FALLBACK);
  private final List<DecodedLine> lines = new ArrayList<>();

  private List<String> feed(byte[] bytes) {
    decoder.feed(ByteBuffer.wrap(bytes), lines::add);
    return lines.stream().map(DecodedLine::text).toList();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  @Test
  void cutsAtBothLineBreaks() {
    assertThat(feed(utf8("one\r\ntwo\n\r\n\nthr"))).containsExactly("one", "two");
    assertThat(feed(utf8("ee\r\n"))).containsExactly("one", "two", "three");
  }

  @Test
  void takesBytesOneByOne() {
    for (byte b : utf8("h\u00e9\uD83D\uDE00llo\r\n")) {
      feed(new byte[] {b});
    }
    assertThat(lines).containsExactly(new DecodedLine("h\u00e9\uD83D\uDE00llo", false));
  }

  @Test
  @DisplayName("L-06 each line is UTF-8 or else windows-1252, and no line is lost for another")
  void decodesEachLineByItself() {
    byte[] latin = "caf\u00e9 \u20ac\r\n".getBytes(Endpoint.DEFAULT_FALLBACK);
    assertThat(feed(concat(utf8("\u00fcber\r\n"), latin, utf8("\u00e0 bient\u00f4t\r\n"))))
        .containsExactly("\u00fcber", "caf\u00e9 \u20ac", "\u00e0 bient\u00f4t");
  }

  @Test
  void leavesNulOut() {
    assertThat(feed(utf8("a\0b\0\r\n"))).containsExactly("ab");
  }

  @Test
  void truncatesAndMarksAnOverlongLineAndGoesOn() {
    assertThat(feed(utf8("x".repeat(50_000) + "\r\nnext\r\n"))).hasSize(2).last().isEqualTo("next");
    assertThat(lines.get(0).truncated()).isTrue();
    assertThat(lines.get(0).text()).hasSize(LineDecoder.MAX_BYTES);
    assertThat(lines.get(1).truncated()).isFalse();
  }

  @Test
  void truncatesBetweenCodePoints() {
    feed(utf8("x" + "\u20ac".repeat(10_000) + "\n"));
    assertThat(lines.get(0).text())
        .startsWith("x\u20ac")
        .endsWith("\u20ac")
        .doesNotContain("\u00e2");
  }

  @Test
  void survivesAnyBytes() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      byte[] line = new byte[random.nextInt(60)];
      random.nextBytes(line);
      feed(line);
      lines.clear();
    }
    feed(utf8("\nPING :x\r\n"));
    assertThat(lines).last().isEqualTo(new DecodedLine("PING :x", false));
  }
}
