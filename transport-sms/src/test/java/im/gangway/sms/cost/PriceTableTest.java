package im.gangway.sms.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.sms.number.SmsAddresses;
import im.gangway.sms.text.Alphabet;
import im.gangway.sms.text.AlphabetChoice;
import im.gangway.sms.text.ReferenceWidth;
import im.gangway.sms.text.Segmenter;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTableTest {
  private static final PriceTable TABLE =
      new PriceTable(
          "EUR",
          Map.of(
              "+49", new BigDecimal("0.07"),
              "+4915", new BigDecimal("0.065"),
              "+1", new BigDecimal("0.01"),
              "+1876", new BigDecimal("0.2")));

  @ParameterizedTest
  @CsvSource({
    "+491701234567, 0.07",
    "+4915112345678, 0.065",
    "+14155552671, 0.01",
    "+18765551234, 0.2",
    "+33612345678,",
    "12345;phone-context=us,"
  })
  void takesTheLongestPrefix(String number, @Nullable BigDecimal price) throws Exception {
    assertThat(TABLE.segment(SmsAddresses.parse(number))).isEqualTo(Optional.ofNullable(price));
  }

  @ParameterizedTest
  @CsvSource({
    "1, a, 1, 1, 0.065",
    "160, a, 1, 160, 0.065",
    "161, a, 2, 161, 0.130",
    "70, Ж, 1, 70, 0.065",
    "71, Ж, 2, 71, 0.130",
    "200, €, 3, 400, 0.195"
  })
  void estimates(int times, String letter, int segments, int units, BigDecimal price)
      throws Exception {
    Segmenter segmenter = new Segmenter(AlphabetChoice.plain(), ReferenceWidth.EIGHT_BIT);
    Estimate estimate =
        Estimate.of(
            segmenter.split(letter.repeat(times), 1, 10),
            SmsAddresses.parse("+4915112345678"),
            TABLE);
    assertThat(estimate.segments()).isEqualTo(segments);
    assertThat(estimate.units()).isEqualTo(units);
    assertThat(estimate.price()).contains(price);
    assertThat(estimate.charge()).isEqualTo(new Charge(1, segments, price));
    assertThat(estimate.alphabet() instanceof Alphabet.Ucs2).isEqualTo(letter.equals("Ж"));
  }

  @Test
  void refusesNegativePrices() {
    assertThatThrownBy(() -> new PriceTable("EUR", Map.of("+", BigDecimal.ONE.negate())))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
