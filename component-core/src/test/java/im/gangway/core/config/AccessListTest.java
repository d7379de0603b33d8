package im.gangway.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccessListTest {

  @ParameterizedTest
  @CsvSource({
    "example.org, '', alice@example.org, true",
    "example.org, '', example.org, true",
    "example.org, '', alice@sub.example.org, false",
    "example.org, '', alice@notexample.org, false",
    "Alice@Example.org, '', alice@example.org, true",
    "alice@example.org, '', bob@example.org, false",
    "*, '', alice@anywhere.example, true",
    "*, example.org, alice@example.org, false",
    "alice@example.org, example.org, alice@example.org, false",
    "*, alice@example.org, bob@example.org, true",
    "*, *, alice@example.org, false",
    "'', '', alice@example.org, false"
  })
  void allowsWhoIsNamedAndNotDenied(String allow, String deny, String user, boolean allowed) {
    AccessList access = new AccessList(Set.of(allow), Set.of(deny), Set.of());

    assertThat(access.allows(user)).isEqualTo(allowed);
  }

  @ParameterizedTest(name = "B-26 {2} by {0} but not {1}: {3}")
  @CsvSource({
    "example.org, '', example.org, true",
    "'', '', example.org, true",
    "example.org, '', example.org/res, false",
    "example.org/res, '', example.org/res, true",
    "*, '', other.example, false",
    "*, '', other.example/res, false",
    "other.example, '', other.example/res, true",
    "other.example/res, '', other.example/res, true",
    "other.example, other.example, other.example/res, false",
    "other.example, *, other.example, false"
  })
  void letsInServersThatAreNamed(String allow, String deny, String jid, boolean allowed) {
    AccessList access = new AccessList(Set.of(allow), Set.of(deny), Set.of());

    assertThat(access.allowsServer(jid, "example.org")).isEqualTo(allowed);
  }

  @Test
  void knowsItsAdministrators() {
    AccessList access = new AccessList(Set.of(), Set.of(), Set.of("Admin@example.org"));

    assertThat(access.isAdmin("admin@example.org")).isTrue();
    assertThat(access.isAdmin("alice@example.org")).isFalse();
    assertThat(access.allows("admin@example.org")).isFalse();
  }
}
