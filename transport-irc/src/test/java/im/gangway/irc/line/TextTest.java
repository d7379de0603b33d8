package im.gangway.irc.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
  @Test
  void readsAndWritesActions() {
    assertThat(Ctcp.parse("\001ACTION waves\001")).hasValue(Ctcp.action("waves"));
    assertThat(Ctcp.action("waves").format()).isEqualTo("\001ACTION waves\001");
    assertThat(Ctcp.parse("\001version\001")).hasValue(new Ctcp("VERSION", ""));
    assertThat(Ctcp.parse("\001PING 12 34")).hasValue(new Ctcp("PING", "12 34"));
  }

  @ParameterizedTest
  @CsvSource({"hello", "'\001'", "'\001\001'", "'\001 \001'", "''"})
  void takesOrdinaryTextsForWhatTheyAre(String text) {
    assertThat(Ctcp.parse(text)).isEmpty();
  }

  @Test
  void quotesWhatWouldEndTheLine() {
    Ctcp ctcp = Ctcp.action("a\r\nb\020c\001d");
    assertThat(ctcp.format()).doesNotContain("\r", "\n");
    assertThat(Ctcp.parse(ctcp.format())).hasValue(Ctcp.action("a\r\nb\020cd"));
  }

  @ParameterizedTest
  @CsvSource({
    "'\u0002bold\u0002 \u001Dit\u001D \u001Fun\u001F \u001Est\u001E \u0011mo\u0011 \u0016rev\u000F x','bold it un st mo rev x'",
    "'\u00034red\u0003 \u000304,12both\u0003','red both'",
    "'\u0003123','3'",
    "'\u00034,text',',text'",
    "'\u0004ff0000hex\u0004FF0000,00ff00x\u0004zz','hexxzz'",
    "'\u0003','' ",
    "'plain \u00e9','plain \u00e9'"
  })
  void stripsColoursAndStyles(String text, String plain) {
    assertThat(Formatting.strip(text)).isEqualTo(plain);
  }
}
