package im.gangway.sms.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.transport.FailureReason;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class SegmenterTest {
  /** {@code 66a+😀} is 66 times a, then the emoji. */
  private static String expand(String recipe) {
    StringBuilder text = new StringBuilder();
    for (String piece : recipe.split(" ")) {
      String[] times = piece.split("×", 2);
      text.append(times.length == 1 ? piece : times[1].repeat(Integer.parseInt(times[0])));
    }
    return text.toString();
  }

  private static List<Segment> split(
      String text, ReferenceWidth width, Set<NationalLanguage> languages) throws Exception {
    AlphabetChoice choice = new AlphabetChoice(DefaultAlphabet.GSM, languages);
    return new Segmenter(choice, width).split(text, 0x1234, 255);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "segments.csv", delimiter = '|')
  void cutsWhereTheSpecificationAllows(
      String recipe, ReferenceWidth width, String language, String alphabet, String lengths)
      throws Exception {
    Set<NationalLanguage> languages =
        language.equals("-") ? Set.of() : Set.of(NationalLanguage.valueOf(language));
    List<Segment> segments = split(expand(recipe), width, languages);
    assertThat(segments.get(0).alphabet())
        .isEqualTo(
            alphabet.equals("UCS2")
                ? new Alphabet.Ucs2()
                : new Alphabet.Gsm(NationalLanguage.valueOf(alphabet)));
    assertThat(
            segments.stream()
                .map(each -> "" + each.alphabet().length(each.text()))
                .collect(Collectors.joining(" ")))
        .isEqualTo(lengths);
    assertThat(segments.stream().map(Segment::text).collect(Collectors.joining()))
        .isEqualTo(OutgoingText.normalized(expand(recipe)));
  }

  @ParameterizedTest
  @CsvSource({
    "EIGHT_BIT, -, 0500033403",
    "SIXTEEN_BIT, -, 060804123403",
    "EIGHT_BIT, SPANISH, 0800033403XX240102"
  })
  void numbersTheSegments(ReferenceWidth width, String language, String header) throws Exception {
    Set<NationalLanguage> languages =
        language.equals("-") ? Set.of() : Set.of(NationalLanguage.valueOf(language));
    String text = (language.equals("-") ? "a" : "á") + "a".repeat(400);
    List<Segment> segments = split(text, width, languages);
    assertThat(segments).hasSize(3);
    for (int number = 1; number <= 3; number++) {
      String counted =
          header.contains("XX") ? header.replace("XX", "0" + number) : header + "0" + number;
      assertThat(segments.get(number - 1).header().toOctets()).isEqualTo(Octets.ofHex(counted));
    }
  }

  @Test
  void needsNoHeaderForOneSegment() throws Exception {
    Segment segment = split("Hello", ReferenceWidth.EIGHT_BIT, Set.of()).get(0);
    assertThat(segment.hasHeader()).isFalse();
    assertThat(segment.userData(DefaultAlphabet.GSM).hex()).isEqualTo("48656c6c6f");
    assertThat(segment.userData(DefaultAlphabet.GSM_PACKED).hex()).isEqualTo("c8329bfd06");
  }

  @Test
  void packsNoSegmentAboveWhatTheAirCarries() throws Exception {
    for (String letter : List.of("a", "€", "á", "😀", "Ж")) {
      for (Segment each :
          split(letter.repeat(500), ReferenceWidth.SIXTEEN_BIT, Set.of(NationalLanguage.SPANISH))) {
        assertThat(each.userData(DefaultAlphabet.GSM_PACKED).size()).isBetween(1, 140);
      }
    }
  }

  @Test
  void writesLatinOneOnlyWhereTheCarrierHasTheCharacters() {
    AlphabetChoice choice =
        new AlphabetChoice(DefaultAlphabet.LATIN1, Set.of(NationalLanguage.SPANISH));
    assertThat(choice.of("Grüße")).isEqualTo(new Alphabet.Gsm(NationalLanguage.DEFAULT));
    assertThat(choice.of("5 €")).isEqualTo(new Alphabet.Ucs2());
    assertThat(choice.of("á")).isEqualTo(new Alphabet.Ucs2());
  }

  @Test
  void refusesMoreSegmentsThanAllowedAndSaysBothNumbers() {
    Segmenter segmenter = new Segmenter(AlphabetChoice.plain(), ReferenceWidth.EIGHT_BIT);
    assertThatThrownBy(() -> segmenter.split("a".repeat(1531), 1, 10))
        .isInstanceOfSatisfying(
            TooManySegmentsException.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(FailureReason.TEXT_TOO_LONG);
              assertThat(refusal.needed()).isEqualTo(11);
              assertThat(refusal.most()).isEqualTo(10);
            })
        .hasMessageContaining("11")
        .hasMessageContaining("10");
  }
}
