package im.gangway.sms.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class GsmAlphabetTest {
  @ParameterizedTest
  @CsvFileSource(resources = "septets.csv", delimiter = '|', quoteCharacter = '"')
  void writesAndReadsTheTablesOfTheSpecification(
      NationalLanguage language, String text, String septets) {
    GsmAlphabet alphabet = new GsmAlphabet(NationalLanguage.DEFAULT, language);
    assertThat(alphabet.encode(text)).isEqualTo(Octets.ofHex(septets));
    assertThat(alphabet.decode(Octets.ofHex(septets))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ç", "Á", "á", "ğ", "`", "😀", "Ж", "’", "\u001b", "\t", "\u00a0", "Є"})
  void hasNoSeptetForWhatTheDefaultTablesLack(String text) {
    assertThat(GsmAlphabet.DEFAULT.septets(text.codePointAt(0))).isZero();
    assertThatThrownBy(() -> GsmAlphabet.DEFAULT.encode(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hasTheControlsOfTheTables() {
    assertThat(GsmAlphabet.DEFAULT.encode(" \"\n\r\f|").hex()).isEqualTo("20220a0d1b0a1b40");
  }
}
