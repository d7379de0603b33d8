package im.gangway.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import im.gangway.email.address.MailAddress;
import im.gangway.email.autoconfig.ServerSearch;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedServersTest {
  private final AccountSettings settings =
      settings(
          List.of("*"),
          Map.of(
              "domain",
              "xn--mller-kva.example",
              "imap",
              "Mail.lan:1143",
              "smtp",
              "mail.lan:587",
              "login",
              "localpart"));

  @Test
  void givesUsersOfTheDomainWhatTheAdminNamed() throws Exception {
    FoundServers finder =
        new FoundServers(
            settings,
            new ServerSearch(name -> List.of(), page -> Optional.empty(), Optional.empty()));
    MailAddress address = MailAddress.parse("alice@müller.example");
    assertThat(finder.isFixed(address)).isTrue();
    assertThat(finder.find(address))
        .containsExactly(
            Map.of(
                "imap_host", "mail.lan",
                "imap_port", "1143",
                "protocol", "imap",
                "security", "tls",
                "smtp_host", "mail.lan",
                "smtp_port", "587",
                "smtp_security", "starttls",
                "username", "alice"));
    assertThat(finder.find(MailAddress.parse("bob@example.org")))
        .hasSizeGreaterThan(10)
        .first()
        .satisfies(each -> assertThat(each).containsEntry("imap_host", "imap.example.org"));
  }

  @Test
  void letsNobodyElseUseThem() throws Exception {
    assertThatNoException()
        .isThrownBy(
            () -> settings.requireAllowed(account("alice@müller.example", "mail.lan", "1143")));
    assertNotAllowed(account("alice@müller.example", "mail.lan", "22"));
    assertNotAllowed(account("alice@müller.example", "imap.example.org", "993"));
    assertNotAllowed(account("bob@example.org", "mail.lan", "1143"));
    assertNotAllowed(account("bob@example.org", "MAIL.LAN", "22"));
  }

  @ParameterizedTest
  @CsvSource({
    "domain, a b",
    "domain, ''",
    "imap, ''",
    "imap, host:0",
    "smtp, host:99999",
    "smtp, ho st:25",
    "imap-security, none",
    "login, name",
  })
  void refusesAnEntryThatMakesNoSense(String key, String value) {
    Map<String, Object> entry =
        new HashMap<>(Map.of("domain", "a.example", "imap", "b.example", "smtp", "c.example"));
    entry.put(key, value);
    Settings section = new Settings(FixedServers.SCHEMA, entry);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> FixedServers.of(List.of(section)))
        .withMessageStartingWith("accounts.servers");
  }

  private static AccountSettings settings(List<String> hosts, Map<String, String> entry) {
    try {
      Map<String, Object> values =
          Map.of(
              "allow-hosts", hosts, "servers", List.of(new Settings(FixedServers.SCHEMA, entry)));
      return AccountSettings.of(new Settings(AccountSettings.SCHEMA, values)).orElseThrow();
    } catch (ConfigurationException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  private static MailAccount account(String email, String host, String port)
      throws LegacyException {
    return MailAccount.of(
        Map.of(
            "email", email,
            "imap_host", host,
            "imap_port", port,
            "smtp_host", host,
            "smtp_port", "587"));
  }

  private void assertNotAllowed(MailAccount account) {
    assertThatExceptionOfType(LegacyException.class)
        .isThrownBy(() -> settings.requireAllowed(account))
        .extracting(LegacyException::reason)
        .isEqualTo(FailureReason.NETWORK_NOT_ALLOWED);
  }
}
