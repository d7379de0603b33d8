package im.gangway.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.transport.testing.ScriptedTransport;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class TextTest {

  @Test
  void speaksTheLanguageAskedFor() {
    Text text = Text.of(ScriptedTransport.class, "lunch", "Ann");

    assertThat(text.in(Locale.GERMAN)).isEqualTo("Ann ist beim Mittagessen.");
    assertThat(text.in(Locale.ENGLISH)).isEqualTo("Ann is at lunch.");
  }

  @Test
  void speaksEnglishWhereItHasNoWords() {
    assertThat(Text.of(ScriptedTransport.class, "lunch", "Ann").in(Locale.JAPANESE))
        .isEqualTo("Ann is at lunch.");
  }

  @Test
  void leavesWordsOfOthersAsTheyAre() {
    assertThat(Text.literal("{0} isn't").in(Locale.GERMAN)).isEqualTo("{0} isn't");
  }

  @Test
  void putsTextsIntoTextsInTheSameLanguage() {
    Text inner = Text.of(ScriptedTransport.class, "lunch", "Ann");

    assertThat(Text.of(ScriptedTransport.class, "lunch", inner).in(Locale.GERMAN))
        .isEqualTo("Ann ist beim Mittagessen. ist beim Mittagessen.");
  }

  @Test
  void writesNumbersWithoutSeparators() {
    assertThat(Text.of(ScriptedTransport.class, "lunch", 6697).in(Locale.GERMAN))
        .startsWith("6697 ");
  }

  @Test
  void namesAMissingText() {
    assertThatThrownBy(() -> Text.of(ScriptedTransport.class, "dinner").in(Locale.ENGLISH))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("dinner");
  }
}
