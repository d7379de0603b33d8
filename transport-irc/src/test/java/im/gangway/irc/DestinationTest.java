package im.gangway.irc;

import static im.gangway.irc.Conversation.ROOM;
import static im.gangway.irc.Conversation.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.irc.wire.AddressGuard;
import im.gangway.irc.wire.Endpoint;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.Setting;
import im.gangway.transport.Settings;
import im.gangway.transport.SettingsSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationTest {
  private static final Map<String, Object> LISTED =
      Map.of(
          "networks",
          Map.of(
              "local",
              section(Map.of("host", "127.0.0.1", "port", 6667, "tls", false, "password", "s"))));

  private static Settings section(Map<String, ?> values) {
    SettingsSchema schema = IrcSettings.SCHEMA.find("networks").map(Setting::nested).orElseThrow();
    return new Settings(schema, values);
  }

  private static Endpoint endpoint(Map<String, ?> settings, String room, Map<String, String> set) {
    Conversation it = Conversation.with(settings, scope -> scope.isEmpty() ? Map.of() : set);
    it.join(new RoomAddress(room));
    return it.server.dialled().get(0);
  }

  @Test
  void goesToAnyHostWithTlsAndOnlyInPublic() {
    Endpoint endpoint = endpoint(Map.of(), "#room%irc.test", Map.of());
    assertThat(endpoint.host()).isEqualTo("irc.test");
    assertThat(endpoint.port()).isEqualTo(6697);
    assertThat(endpoint.tls()).isTrue();
    assertThat(endpoint.guard()).isEqualTo(AddressGuard.PUBLIC_ONLY);
  }

  @Test
  void goesWhereTheAdminSaysByNameOrByHost() {
    for (String name : List.of("local", "127.0.0.1", "127.0.0.1:6667")) {
      Endpoint endpoint = endpoint(LISTED, "#room%" + name, Map.of());
      assertThat(endpoint.port()).isEqualTo(6667);
      assertThat(endpoint.tls()).isFalse();
      assertThat(endpoint.guard()).isEqualTo(AddressGuard.ANY);
    }
  }

  @Test
  void trustsNoOtherPortOfAListedHost() {
    assertThat(endpoint(LISTED, "#room%127.0.0.1:25", Map.of()).guard())
        .isEqualTo(AddressGuard.PUBLIC_ONLY);
    assertThat(endpoint(LISTED, "#room%local", Map.of("ports", "25")).guard())
        .isEqualTo(AddressGuard.PUBLIC_ONLY);
    assertThat(endpoint(LISTED, "#room%local", Map.of("address", "10.0.0.1")).guard())
        .isEqualTo(AddressGuard.PUBLIC_ONLY);
  }

  @Test
  void keepsTheAdminsWayWhenAFormComesBackUnchanged() {
    Map<String, String> form =
        Map.of("address", "127.0.0.1", "tls_ports", "", "ports", "6667", "nick", "x");
    assertThat(endpoint(LISTED, "#room%local", form).guard()).isEqualTo(AddressGuard.ANY);
  }

  @Test
  void givesUpTlsOnlyWhenTheUserTakesTheTlsPortsAway() {
    assertThat(endpoint(Map.of(), "#a%irc.test", Map.of("ports", "6667")).tls()).isTrue();
    Endpoint plain = endpoint(Map.of(), "#a%irc.test", Map.of("tls_ports", "", "ports", "6667"));
    assertThat(plain.tls()).isFalse();
    assertThat(plain.port()).isEqualTo(6667);
    assertThat(endpoint(Map.of(), "#a%irc.test", Map.of("tls_ports", "", "ports", "")).tls())
        .isTrue();
  }

  @Test
  void keepsTheAdminsPasswordFromOtherServers() {
    Conversation listed = Conversation.with(LISTED, scope -> Map.of());
    listed.join(new RoomAddress("#a%local"));
    assertThat(listed.server.heard()).contains("PASS s");
    Conversation elsewhere =
        Conversation.with(LISTED, scope -> Map.of("address", "irc.evil.example"));
    elsewhere.join(new RoomAddress("#a%local"));
    assertThat(elsewhere.server.heard()).noneMatch(line -> line.startsWith("PASS"));
  }

  @Test
  void refusesUnlistedNetworksWhereOnlyListedOnesAreAllowed() {
    Conversation it = Conversation.with(Map.of("any-server", false), scope -> Map.of());
    assertFails(it.join(ROOM), FailureReason.NETWORK_NOT_ALLOWED);
    assertThat(it.server.dialled()).isEmpty();
  }

  @Test
  void usesWhatTheUserHasSet() {
    Map<String, String> set =
        Map.of(
            "nick",
            "Montague",
            "username",
            "rm",
            "realname",
            "R M",
            "pass",
            "p",
            "after_connect_commands",
            "MODE Montague +x\nPRIVMSG NickServ :IDENTIFY y");
    Conversation it = Conversation.with(Map.of(), scope -> scope.isEmpty() ? Map.of() : set);
    it.join(ROOM);
    assertThat(it.server.heard())
        .containsExactly("CAP LS 302", "PASS p", "NICK Montague", "USER rm 0 * :R M");
    it.welcome("Montague");
    assertThat(it.server.heard())
        .containsExactly(
            "CAP END", "MODE Montague +x", "PRIVMSG NickServ :IDENTIFY y", "JOIN #room");
  }

  @ParameterizedTest
  @CsvSource({
    "address, a b",
    "tls_ports, 66970",
    "ports, x",
    "nick, a b",
    "encoding_in, klingon",
    "throttle_limit, -1",
    "after_connect_commands, ':'"
  })
  void refusesSettingsThatCannotWork(String field, String value) {
    assertThatThrownBy(() -> new IrcFormCheck(Map.of(field, value)).check())
        .isInstanceOf(LegacyException.class)
        .hasMessageStartingWith(field);
  }

  @Test
  void tellsTheAdminWhatIsWrong() {
    Settings flood =
        new Settings(
            IrcSettings.SCHEMA.find("flood").map(Setting::nested).orElseThrow(),
            Map.of("burst", 0));
    assertThatThrownBy(
            () -> IrcSettings.of(new Settings(IrcSettings.SCHEMA, Map.of("flood", flood))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("burst");
  }
}
