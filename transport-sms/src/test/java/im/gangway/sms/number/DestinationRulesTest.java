package im.gangway.sms.number;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.transport.LegacyException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class DestinationRulesTest {
  private static Set<String> prefixes(@Nullable String given) {
    return given == null ? Set.of() : Set.of(given.split(" "));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "destinations.csv", delimiter = '|')
  void allowsOnlyWhatIsMeant(
      String region,
      @Nullable String allowed,
      @Nullable String denied,
      String address,
      @Nullable String refusal)
      throws Exception {
    DestinationRules rules = new DestinationRules(region, prefixes(allowed), prefixes(denied));
    SmsAddress to = SmsAddresses.parse(address);
    if (refusal == null) {
      assertThatCode(() -> rules.check(to)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> rules.check(to))
          .isInstanceOf(LegacyException.class)
          .hasMessageContaining(refusal);
    }
  }
}
