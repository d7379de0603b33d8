package im.gangway.email.address;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.LegacyAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyMailAddressesTest {
  private final LegacyMailAddresses addresses = new LegacyMailAddresses(new Remembered());

  @Test
  void keepsTheCaseForTheWayBack() throws InvalidAddressException {
    LegacyAddress legacy = addresses.legacy(MailAddress.parse("Jane.Doe@Example.com"));
    assertThat(legacy.value()).isEqualTo("jane.doe@example.com");
    assertThat(addresses.mail(legacy)).hasToString("Jane.Doe@example.com");
  }

  @Test
  void takesThePercentSign() throws InvalidAddressException {
    assertThat(addresses.parse("user%example.com").value()).isEqualTo("user@example.com");
  }

  @Test
  void keepsAPercentSignBeforeTheAtSign() throws InvalidAddressException {
    assertThat(addresses.parse("user%host@example.com").value()).isEqualTo("user%host@example.com");
  }

  @Test
  void writesADomainInAsciiThatFoldingWouldChange() throws InvalidAddressException {
    LegacyAddress legacy = addresses.legacy(MailAddress.parse("user@straße.example"));
    assertThat(legacy.value()).isEqualTo("user@xn--strae-oqa.example");
    assertThat(addresses.mail(legacy).domain()).isEqualTo("straße.example");
  }

  @Test
  void doesNotBelieveASpellingOfAnotherAddress() throws InvalidAddressException {
    Spellings wrong = new Remembered();
    LegacyAddress legacy = new LegacyAddress("a@example.com");
    wrong.remember(legacy, MailAddress.parse("B@example.com"));
    assertThat(new LegacyMailAddresses(wrong).mail(legacy)).hasToString("a@example.com");
  }

  @Test
  void keepsTheCaseThatAPersonTyped() throws InvalidAddressException {
    assertThat(addresses.mail(addresses.parseTyped("Bob@example.com")))
        .hasToString("Bob@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user@example.com", "\"john doe\"@example.com", "o'brien@example.com", "a/b@example.com",
        "a&b@example.com", "ｆｕｌｌ@example.com", "straße@example.com", "用户@例子.example",
        "\"two\\\"quotes\"@example.com", "user@[192.0.2.1]"
      })
  void leadsBackToItself(String typed) throws InvalidAddressException {
    LegacyAddress legacy = addresses.parse(typed);
    assertThat(addresses.parse(legacy.value())).isEqualTo(legacy);
  }

  private static final class Remembered implements Spellings {
    private final Map<LegacyAddress, MailAddress> kept = new HashMap<>();

    @Override
    public void remember(LegacyAddress folded, MailAddress written) {
      kept.put(folded, written);
    }

    @Override
    public Optional<MailAddress> written(LegacyAddress folded) {
      return Optional.ofNullable(kept.get(folded));
    }
  }
}
