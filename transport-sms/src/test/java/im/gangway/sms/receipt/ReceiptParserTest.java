package im.gangway.sms.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.sms.text.Octets;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptParserTest {
  private final ReceiptParser parser = new ReceiptParser(false);

  @ParameterizedTest
  @CsvFileSource(resources = "receipts.csv", delimiter = '|')
  void readsEveryForm(
      String esmClass,
      @Nullable String text,
      @Nullable String idTlv,
      @Nullable Integer stateTlv,
      @Nullable String errorTlv,
      String id,
      MessageState state,
      @Nullable String code,
      @Nullable LocalDateTime done) {
    ReceiptFields fields =
        new ReceiptFields(
            Integer.parseInt(esmClass, 16),
            text == null ? "" : text,
            Optional.ofNullable(idTlv).map(said -> said + "\0"),
            Optional.ofNullable(stateTlv),
            Optional.ofNullable(errorTlv).map(Octets::ofHex));
    DeliveryReceipt receipt = parser.parse(fields).orElseThrow();
    assertThat(receipt.id()).isEqualTo(id);
    assertThat(receipt.state()).isEqualTo(state);
    assertThat(receipt.code()).isEqualTo(Optional.ofNullable(code));
    assertThat(receipt.done()).isEqualTo(Optional.ofNullable(done));
    assertThat(receipt.intermediate()).isEqualTo(esmClass.equals("20"));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "messages.csv", delimiter = '|')
  void takesNothingElseForAReceipt(String esmClass, String text) {
    assertThat(parser.parse(ReceiptFields.of(Integer.parseInt(esmClass, 16), text))).isEmpty();
  }

  @Test
  void goesByTheTextWhereTheRouteForgetsTheBits() {
    ReceiptParser lenient = new ReceiptParser(true);
    assertThat(lenient.parse(ReceiptFields.of(0, "id:7A stat:DELIVRD"))).isPresent();
    assertThat(lenient.parse(ReceiptFields.of(0, "Is your id:7A?"))).isEmpty();
  }

  @Test
  void waitsAfterAnIntermediateNotification() {
    ReceiptFields fields = ReceiptFields.of(0x20, "id:7A stat:UNDELIV");
    assertThat(parser.parse(fields).orElseThrow().outcome())
        .isEqualTo(new DeliveryOutcome.Pending());
  }

  @ParameterizedTest
  @CsvSource({
    "HEXADECIMAL, 7A, DECIMAL, 122",
    "HEXADECIMAL, 0000007a, DECIMAL, 0000000122",
    "HEXADECIMAL, 7A, HEXADECIMAL, 007a",
    "DECIMAL, 00122, DECIMAL, 122",
    "DECIMAL, 4294967296, HEXADECIMAL, 100000000",
    "TEXT, ' a-b ', TEXT, a-b",
    "HEXADECIMAL, Ab-1, DECIMAL, ab-1"
  })
  void comparesIdsAsTheCarrierWritesThem(
      MessageIdForm submit, String submitted, MessageIdForm receipt, String receipted) {
    assertThat(receipt.canonical(receipted)).isEqualTo(submit.canonical(submitted));
  }

  @Test
  void keepsTextIdsApart() {
    assertThat(MessageIdForm.TEXT.canonical("7a")).isNotEqualTo(MessageIdForm.TEXT.canonical("7A"));
  }
}
