package im.gangway.core.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JidEscapingTest {

  @ParameterizedTest
  @DisplayName("B-17 XEP-0106's table of examples")
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "space cadet, space\\20cadet",
        "call me \"ishmael\", call\\20me\\20\\22ishmael\\22",
        "at&t guy, at\\26t\\20guy",
        "d'artagnan, d\\27artagnan",
        "/.fanboy, \\2f.fanboy",
        "::foo::, \\3a\\3afoo\\3a\\3a",
        "<foo>, \\3cfoo\\3e",
        "user@host, user\\40host",
        "c:\\net, c\\3a\\net",
        "c:\\\\net, c\\3a\\\\net",
        "c:\\cool stuff, c\\3a\\cool\\20stuff",
        "c:\\5commas, c\\3a\\5c5commas",
        "\\3and\\2is\\5cool, \\5c3and\\2is\\5c5cool",
        "\\3catdog, \\5c3catdog",
        "\\2plus\\2is\\4, \\2plus\\2is\\4",
        "foo\\bar, foo\\bar",
        "foob\\41r, foob\\41r",
        "C:\\5Commas, C\\3a\\5c5Commas",
      })
  void escapesAsInTheTable(String text, String escaped) {
    assertThat(JidEscaping.escape(text)).isEqualTo(escaped);
    assertThat(JidEscaping.unescape(escaped)).isEqualTo(text);
  }

  @ParameterizedTest
  @DisplayName("B-15 malformed and foreign escapes are literal")
  @ValueSource(
      strings = {"foo\\2plus", "foob\\41r", "foo\\", "foo\\2", "\\", "\\\\", "\\5", "\\5b"})
  void leavesWhatIsNoEscape(String localpart) {
    assertThat(JidEscaping.unescape(localpart)).isEqualTo(localpart);
    assertThat(JidEscaping.escape(localpart)).isEqualTo(localpart);
  }

  @ParameterizedTest
  @DisplayName("B-17 addresses of mail, IRC and SMS")
  @ValueSource(
      strings = {
        "\"quoted local\"@x", "a+b/c'd@x.example", "nick[m]", "{x}", "a|b", "nick\\", "+1555123",
        "12345", "MyBank", "#chan%irc.example.org", "\\20", "\\5c20", "\\5c5c20", "\\5C\\2F"
      })
  void roundTrips(String text) {
    String escaped = JidEscaping.escape(text);
    assertThat(escaped).doesNotContainPattern("[ \"&'/:<>@]");
    assertThat(JidEscaping.unescape(escaped)).isEqualTo(text);
  }

  @Test
  void unescapingUndoesEscapingOfAnything() {
    Random random = new Random(106);
    for (int round = 0; round < 20_000; round++) {
      String text = text(random);
      String escaped = JidEscaping.escape(text);
      assertThat(escaped).doesNotContainPattern("[ \"&'/:<>@]");
      assertThat(JidEscaping.unescape(escaped)).isEqualTo(text);
    }
  }

  /** Mostly of what escapes are made of. */
  private static String text(Random random) {
    String alphabet = "\\\\\\\\2567034acefACEF \"&'/:<>@xyü\u2603";
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
