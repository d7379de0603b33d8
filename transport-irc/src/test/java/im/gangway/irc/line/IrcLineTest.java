package im.gangway.irc.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IrcLineTest {
  @Test
  void readsTagsSourceCommandAndParams() {
    IrcLine line =
        IrcLine.parse(
            "@time=2026-01-01T00:00:00.000Z;+x;a\\\\b=c\\:\\sd\\q\\  :al!u@h.x  privmsg   #c  :hi :there ");
    assertThat(line.tags())
        .containsEntry("time", "2026-01-01T00:00:00.000Z")
        .containsEntry("+x", "")
        .containsEntry("a\\\\b", "c; dq");
    assertThat(line.source()).isEqualTo(new IrcSource("al", "u", "h.x"));
    assertThat(line.command()).isEqualTo("PRIVMSG");
    assertThat(line.params()).containsExactly("#c", "hi :there ");
  }

  @Test
  void readsNumericsAndMissingTrailing() {
    IrcLine line = IrcLine.parse(":irc.example.org 433 * alice");
    assertThat(line.source().isServer()).isTrue();
    assertThat(line.isNumeric()).isTrue();
    assertThat(line.isError()).isTrue();
    assertThat(line.last()).isEqualTo("alice");
    assertThat(line.param(7)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", ":src", "@a=b", "@a :src ", ":a :b", "\r\n"})
  void refusesALineWithoutCommand(String text) {
    assertThatThrownBy(() -> IrcLine.parse(text)).isInstanceOf(BadLineException.class);
  }

  @ParameterizedTest
  @DisplayName("K-19 CR, LF and NUL never reach the wire")
  @ValueSource(strings = {"x\r\nQUIT", "x\nQUIT", "x\rQUIT", "x\0y"})
  void refusesInjection(String text) {
    assertThatThrownBy(() -> IrcLine.of("PRIVMSG", "#c", text))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> IrcLine.of("PRIVMSG", text, "hi"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> IrcLine.of("X" + text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> IrcLine.of("X").withSource(IrcSource.server(text)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":x", "a b"})
  void refusesAMiddleParamThatWouldShiftTheOthers(String param) {
    assertThatThrownBy(() -> IrcLine.of("KICK", param, "bob"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"'',QUIT :", "':)',QUIT ::)", "'a b',QUIT :a b", "gone,QUIT gone"})
  void writesTheLastParamWithAColonWhereNeeded(String reason, String wire) {
    assertThat(IrcLine.of("QUIT", reason).format()).isEqualTo(wire);
  }

  @Test
  void escapesTagValues() {
    IrcLine line = IrcLine.of("TAGMSG", "#c").withTags(Map.of("+k", "a;b c\\d\r\n"));
    assertThat(line.format()).isEqualTo("@+k=a\\:b\\sc\\\\d\\r\\n TAGMSG #c");
    assertThat(IrcLine.parse(line.format())).isEqualTo(line);
  }

  @Test
  void refusesToWriteMoreThanAServerTakes() {
    assertThat(IrcLine.of("QUIT", "x".repeat(505)).format()).hasSize(510);
    assertThatThrownBy(() -> IrcLine.of("QUIT", "x".repeat(506)).format())
        .isInstanceOf(LineTooLongException.class)
        .hasMessageContaining("513");
    assertThatThrownBy(() -> IrcLine.of("X").withTags(Map.of("k", "v".repeat(8190))).format())
        .isInstanceOf(LineTooLongException.class);
  }

  @Test
  void cutsALastParamAtACodePoint() {
    IrcLine fitted = IrcLine.of("QUIT", "xx" + "\uD83D\uDE00".repeat(200)).fitted(512);
    assertThat(fitted.format().getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(510);
    assertThat(fitted.last()).endsWith("\uD83D\uDE00");
  }

  @Test
  void saysNothingOfItsContentInLogs() {
    assertThat(IrcLine.of("PASS", "secret")).hasToString("PASS/1");
  }

  @Test
  void survivesMutatedLinesAndReadsBackWhatItWrites() {
    String[] seeds = {
      "@time=1;msgid=a :nick!user@host PRIVMSG #chan :hello \u00e9\uD83D\uDE00 world",
      ":srv 005 me CASEMAPPING=rfc1459 PREFIX=(ov)@+ CHANTYPES=#& :are supported",
      ":op!o@h MODE #c +ov-b alice bob *!*@x",
      "PING :123"
    };
    Random random = new Random(42);
    for (int i = 0; i < 20_000; i++) {
      String text = mutated(seeds[random.nextInt(seeds.length)], random);
      try {
        IrcLine line = IrcLine.parse(text);
        assertThat(IrcLine.parse(line.format(1 << 20))).isEqualTo(line);
        assertThat(line.format(1 << 20)).doesNotContain("\r", "\n", "\0");
        Isupport isupport = Isupport.DEFAULT.with(line);
        ModeChange.parse(line.params(), isupport);
        line.params().forEach(param -> isupport.prefixModes().member(param));
        Ctcp.parse(line.last());
        Formatting.strip(line.last());
      } catch (BadLineException expected) {
        assertThat(expected).hasMessageContaining("command");
      }
    }
  }

  private static String mutated(String seed, Random random) {
    StringBuilder text = new StringBuilder(seed);
    for (int n = random.nextInt(8); n >= 0; n--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(3)) {
        case 0 -> text.insert(at, ": @;=\\\0\r\n\001\003,!".charAt(random.nextInt(13)));
        case 1 -> text.insert(at, (char) random.nextInt(0x10000));
        default -> text.delete(at, Math.min(text.length(), at + random.nextInt(10)));
      }
    }
    return text.toString();
  }

  @Test
  void readsAllFormsOfASource() {
    assertThat(
            List.of("n!u@h", "n@h", "n!u", "n", "irc.x").stream()
                .map(IrcSource::parse)
                .map(IrcSource::mask))
        .containsExactly("n!u@h", "n@h", "n!u", "n", "irc.x");
    assertThat(IrcSource.parse("n!u@h").isServer()).isFalse();
  }
}
