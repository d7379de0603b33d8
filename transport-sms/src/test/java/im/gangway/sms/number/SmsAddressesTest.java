package im.gangway.sms.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.transport.InvalidAddressException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsAddressesTest {
  @ParameterizedTest
  @CsvFileSource(resources = "typed.csv", delimiter = '|')
  void understandsNumbersAsPeopleWriteThem(String region, String typed, String value)
      throws Exception {
    assertThat(SmsAddresses.typed(typed, region).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "mistyped.csv", delimiter = '|')
  void saysWhatIsWrong(String region, String typed, String mentioned) {
    assertThatThrownBy(() -> SmsAddresses.typed(typed, region))
        .isInstanceOf(InvalidAddressException.class)
        .hasMessageContaining(mentioned);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "values.csv", delimiter = '|')
  void leadsBackToTheSameAddress(String value) throws Exception {
    assertThat(SmsAddresses.parse(value).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0170 1234567",
        "01701234567",
        "12345",
        "+",
        "+49",
        "+4917012345678901234567",
        "+49 170 1234567",
        "bob",
        "12345;phone-context=",
        "12345;phone-context=zz",
        "12345;phone-context=US",
        "12a;phone-context=us",
        ";phone-context=us",
        "bob;phone-context=anonymous",
        " bob;phone-context=alphanumeric"
      })
  void refusesWhatIsNoValue(String value) {
    assertThatThrownBy(() -> SmsAddresses.parse(value)).isInstanceOf(InvalidAddressException.class);
  }

  @Test
  void refusesLongGarbageAtOnce() {
    assertThatThrownBy(() -> SmsAddresses.typed("1".repeat(100_000), "US"))
        .isInstanceOf(InvalidAddressException.class);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "carrier.csv", delimiter = '|')
  void understandsWhatCarriersWrite(
      int type, @Nullable String address, String region, String value) {
    String given = address == null ? "" : address;
    SmsAddress read = CarrierAddress.read(TypeOfNumber.of(type), given, region);
    assertThat(read.value()).isEqualTo(value);
  }

  @Test
  void keepsANameAsItWasWritten() {
    assertThat(CarrierAddress.read(TypeOfNumber.ALPHANUMERIC, " MyBank\0", "US"))
        .isEqualTo(new SmsAddress.Alphanumeric("MyBank"));
  }
}
