package im.gangway.sms.text;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.sms.text.ShortMessage.Delivered;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class ShortMessageTest {
  @ParameterizedTest
  @CsvFileSource(
      resources = "received.csv",
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      quoteCharacter = '\'')
  void readsEveryCoding(
      String header, String dataCoding, DefaultAlphabet carrier, String userData, String text) {
    ShortMessage message =
        ShortMessage.read(
            Delivered.of(
                header.equals("1"), Integer.parseInt(dataCoding, 16), Octets.ofHex(userData)),
            carrier);
    assertThat(message.part().text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0500030A0201, EIGHT_BIT, 10, 2, 1",
    "050003FF0303, EIGHT_BIT, 255, 3, 3",
    "0608040A0B0402, SIXTEEN_BIT, 2571, 4, 2",
    "060804FFFFFF01, SIXTEEN_BIT, 65535, 255, 1",
    "0824010100030A0202, EIGHT_BIT, 10, 2, 2",
    "0B0504158200000003070201, EIGHT_BIT, 7, 2, 1",
    "0A0003010201000302 0303, EIGHT_BIT, 2, 3, 3",
    "0A00030102010003020300, EIGHT_BIT, 1, 2, 1"
  })
  void readsWhichPartItIs(
      String header, ReferenceWidth width, int reference, int total, int number) {
    Octets data = Octets.ofHex(header.replace(" ", "")).plus(Octets.ofHex("41"));
    assertThat(ShortMessage.read(Delivered.of(true, 0, data), DefaultAlphabet.GSM).concatenation())
        .contains(new Concatenation(width, reference, total, number));
  }

  @ParameterizedTest
  @CsvSource({
    "0500030A0200",
    "0500030A0203",
    "0500030A0001",
    "0400020A02",
    "0500040A0201",
    "01 00",
    "00",
    "0505040B840B84"
  })
  void treatsAsWholeWhatCanBeNoPart(String header) {
    Octets data = Octets.ofHex(header.replace(" ", "")).plus(Octets.ofHex("41"));
    ShortMessage read = ShortMessage.read(Delivered.of(true, 0, data), DefaultAlphabet.GSM);
    assertThat(read.concatenation()).isEmpty();
    assertThat(read.part().text()).endsWith("A");
  }

  @Test
  void readsAHeaderOnlyWhereOneIsAnnounced() {
    Delivered delivered = Delivered.of(false, 8, Octets.ofHex("00480069"));
    assertThat(ShortMessage.read(delivered, DefaultAlphabet.GSM).part().text()).isEqualTo("Hi");
  }

  @Test
  void takesThePayloadAndTheSarTlvs() {
    Optional<Concatenation> sar = Concatenation.ofSar(0x1234, 3, 2);
    Delivered delivered =
        new Delivered(false, 0, Octets.NONE, Optional.of(Octets.ofHex("4869")), sar);
    ShortMessage read = ShortMessage.read(delivered, DefaultAlphabet.GSM);
    assertThat(read.part().text()).isEqualTo("Hi");
    assertThat(read.concatenation())
        .contains(new Concatenation(ReferenceWidth.SIXTEEN_BIT, 0x1234, 3, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "10, FLASH",
    "18, FLASH",
    "F0, FLASH",
    "11, PHONE",
    "F2, SIM",
    "13, TERMINAL_EQUIPMENT"
  })
  void readsTheClass(String dataCoding, MessageClass expected) {
    DataCoding coding = DataCoding.parse(Integer.parseInt(dataCoding, 16));
    assertThat(coding.messageClass()).contains(expected);
    assertThat(coding.isFlash()).isEqualTo(expected == MessageClass.FLASH);
  }
}
