package im.gangway.irc;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.irc.login.SaslAccount;
import im.gangway.irc.network.Profile;
import im.gangway.transport.Account;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Setting;
import im.gangway.transport.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is registered and set, and what comes of it. */
class UserProfilesTest {
  private static final Account ROMEO =
      new Account("romeo@example.org", "romeo", Account.Kind.REGISTERED);

  private static Map<String, ?> listed() {
    Settings network =
        new Settings(
            IrcSettings.SCHEMA.find("networks").map(Setting::nested).orElseThrow(),
            Map.of("host", "127.0.0.1", "port", 6667, "tls", false));
    return Map.of("networks", Map.of("local", network));
  }

  private static Profile profile(
      Map<String, ?> settings, String server, Map<String, Map<String, String>> user)
      throws LegacyException {
    return new UserProfiles(
            Conversation.settings(settings), ROMEO, scope -> user.getOrDefault(scope, Map.of()))
        .profile(server);
  }

  @Test
  void takesWhatIsRegistered() throws Exception {
    Map<String, String> registered =
        Map.of("nick", "Mo", "name", "R M", "username", "montague", "password", "p");
    Profile profile = profile(Map.of(), "irc.test", Map.of("irc.test", registered));
    assertThat(profile.nick()).hasValue("Mo");
    assertThat(profile.realname()).isEqualTo("R M");
    assertThat(profile.username()).isEqualTo("montague");
    assertThat(profile.account()).isEqualTo(new SaslAccount("montague", "p", false));
  }

  @Test
  void takesWhatWasSetLater() throws Exception {
    Map<String, String> values =
        Map.of("name", "R M", "password", "p", "realname", "Set", "sasl_password", "s");
    Profile profile = profile(Map.of(), "irc.test", Map.of("irc.test", values));
    assertThat(profile.realname()).isEqualTo("Set");
    assertThat(profile.account()).isEqualTo(new SaslAccount("romeo", "s", false));
  }

  @Test
  void sendsThePasswordForAllOnlyToListedNetworks() throws Exception {
    Map<String, Map<String, String>> all =
        Map.of("", Map.of("username", "montague", "password", "p"));
    assertThat(profile(listed(), "local", all).account())
        .isEqualTo(new SaslAccount("montague", "p", true));
    assertThat(profile(listed(), "irc.evil.example", all).account()).isNull();
    Map<String, Map<String, String>> moved =
        Map.of("", Map.of("password", "p"), "local", Map.of("address", "irc.evil.example"));
    assertThat(profile(listed(), "local", moved).account()).isNull();
  }

  @Test
  void prefersThePasswordOfTheNetwork() throws Exception {
    Map<String, Map<String, String>> both =
        Map.of("", Map.of("password", "all"), "local", Map.of("password", "own"));
    assertThat(profile(listed(), "local", both).account())
        .isEqualTo(new SaslAccount("romeo", "own", false));
  }

  @Test
  void insistsOnTheAccountOfTheOnlyNetwork() throws Exception {
    Profile profile =
        profile(
            Map.of("fixed-server", "irc.test"), "irc.test", Map.of("", Map.of("password", "p")));
    assertThat(profile.account()).isEqualTo(new SaslAccount("romeo", "p", false));
  }
}
