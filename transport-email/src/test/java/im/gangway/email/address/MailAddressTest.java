package im.gangway.email.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.transport.InvalidAddressException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "user@example.com, user@example.com",
        "User@EXAMPLE.com, User@example.com",
        "'o''brien+tag@example.com', 'o''brien+tag@example.com'",
        "\"john doe\"@example.com, \"john doe\"@example.com",
        "\"john\"@example.com, john@example.com",
        "\"a\\\"b\"@example.com, \"a\\\"b\"@example.com",
        "\"a@b\"@example.com, \"a@b\"@example.com",
        "a/b&c@example.com, a/b&c@example.com",
        "user@[192.0.2.1], user@[192.0.2.1]",
        "user@[IPv6:2001:db8::1], user@[ipv6:2001:db8::1]",
        "user@bücher.example, user@xn--bcher-kva.example",
        "user@straße.example, user@xn--strae-oqa.example",
        "user@xn--bcher-kva.example, user@xn--bcher-kva.example",
        "user@例え.テスト, user@xn--r8jz45g.xn--zckzah",
        "用户@例子.example, 用户@xn--fsqu00a.example",
      })
  void readsAndWritesForTheWire(String typed, String wire) throws InvalidAddressException {
    assertThat(MailAddress.parse(typed).wire()).isEqualTo(wire);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "user",
        "user@",
        "@example.com",
        "two words@example.com",
        "a..b@example.com",
        "\"open@example.com",
        "\"a\"b@example.com",
        "user@-example.com",
        "user@exa mple.com",
        "user@example..com",
        "user@[300.1]",
        "us\ner@example.com",
        "us\u202eer@example.com",
        "user@example.com\r\nBcc: x@example.com",
        "user@😀.example",
        "a@b@example.com",
        "user@\ud800.example"
      })
  void refusesWithWords(String typed) {
    assertThatThrownBy(() -> MailAddress.parse(typed))
        .isInstanceOfSatisfying(
            InvalidAddressException.class,
            refused -> assertThat(refused.text().in(Locale.GERMAN)).isNotBlank());
  }

  @Test
  void refusesALocalPartOfMoreThan64Bytes() {
    assertThat(MailAddress.find("ü".repeat(32) + "@example.com")).isPresent();
    assertThat(MailAddress.find("ü".repeat(33) + "@example.com")).isEmpty();
  }

  @Test
  void refusesMoreThan254Bytes() {
    assertThat(MailAddress.find("a@" + "b23456789.".repeat(26) + "example")).isEmpty();
  }

  @Test
  void knowsWhoNeedsSmtpUtf8() throws InvalidAddressException {
    assertThat(MailAddress.parse("用户@example.com").needsSmtpUtf8()).isTrue();
    assertThat(MailAddress.parse("user@bücher.example").needsSmtpUtf8()).isFalse();
  }

  @Test
  void showsAnAsciiDomainInUnicode() throws InvalidAddressException {
    assertThat(MailAddress.parse("a@xn--bcher-kva.example")).hasToString("a@bücher.example");
  }

  @Test
  void leavesAWrongAsciiFormAsItIs() throws InvalidAddressException {
    assertThat(MailAddress.parse("a@xn--99999999.example")).hasToString("a@xn--99999999.example");
  }
}
