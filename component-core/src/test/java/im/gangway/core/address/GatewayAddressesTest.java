package im.gangway.core.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.NetworkAddress;
import im.gangway.transport.RoomAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmpp.packet.JID;

class GatewayAddressesTest {
  private static final RoomAddress ROOM = new RoomAddress("#room");

  private final GatewayAddresses addresses =
      new GatewayAddresses("Legacy.Example.org", new BracketService());

  @Test
  void tellsKindsOfTargetsApart() throws InvalidAddressException {
    assertThat(target("legacy.example.org")).isEqualTo(new Target.Gateway());
    assertThat(target("legacy.example.org/x").kind()).isEqualTo(TargetKind.GATEWAY);
    assertThat(target("net.work@legacy.example.org"))
        .isEqualTo(new Target.Network(new NetworkAddress("net.work")));
    assertThat(target("bob@legacy.example.org"))
        .isEqualTo(new Target.Contact(new LegacyAddress("bob")));
    assertThat(target("#room@legacy.example.org")).isEqualTo(new Target.Room(ROOM));
    assertThat(target("#room@legacy.example.org/Nick"))
        .isEqualTo(new Target.Occupant(ROOM, "Nick"));
  }

  @Test
  @DisplayName("B-21 the resource of a legacy user's JID says nothing")
  void ignoresTheResourceOfAContact() throws InvalidAddressException {
    assertThat(target("bob@legacy.example.org/any"))
        .isEqualTo(new Target.Contact(new LegacyAddress("bob")));
  }

  @Test
  @DisplayName("B-18 one contact however it is written")
  void comparesTheFoldedForm() throws InvalidAddressException {
    assertThat(target("Nurse[@legacy.example.org")).isEqualTo(target("nurse{@Legacy.example.org"));
  }

  @ParameterizedTest
  @DisplayName("B-16 escaped spaces at the ends")
  @ValueSource(strings = {"\\20foo", "foo\\20", "\\20", "nobody"})
  void refusesWhatNothingHasAsName(String node) {
    assertThatThrownBy(() -> target(node + "@legacy.example.org"))
        .isInstanceOf(InvalidAddressException.class);
  }

  @Test
  void refusesOtherDomains() throws InvalidAddressException {
    JID other = JidText.parse("bob@example.org");
    assertThat(addresses.isOurs(other)).isFalse();
    assertThatThrownBy(() -> addresses.target(other)).isInstanceOf(InvalidAddressException.class);
  }

  @Test
  @DisplayName("B-17 what the transport calls somebody comes back")
  void roundTripsAddresses() throws InvalidAddressException {
    for (String value : new String[] {"user@host", "c:\\5commas", "a b", "\"q\"", "a/b", "\\2f"}) {
      JID jid = addresses.of(new LegacyAddress(value));
      assertThat(JidText.parse(jid.toString())).isEqualTo(jid);
      assertThat(addresses.target(jid)).isEqualTo(new Target.Contact(new LegacyAddress(value)));
    }
  }

  @Test
  void makesAddresses() {
    assertThat(addresses.gateway()).hasToString("legacy.example.org");
    assertThat(addresses.of(new NetworkAddress("net.work")))
        .hasToString("net.work@legacy.example.org");
    assertThat(addresses.of(ROOM)).hasToString("#room@legacy.example.org");
    assertThat(addresses.occupant(ROOM, "Nick")).hasToString("#room@legacy.example.org/Nick");
  }

  @ParameterizedTest
  @ValueSource(strings = {" a", "a ", "a\u0000", "a\nb"})
  void blamesTheTransportForAddressesThatNoJidCanHave(String value) {
    assertThatThrownBy(() -> addresses.of(new RoomAddress(value)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @DisplayName("R-08 people whose names no JID can have are shown under one that looks like it")
  @CsvSource({"' a', a", "'a ', a", "'a\u0000', a?", "'a\nb', a?b", "' ', ?"})
  void showsPeopleWithImpossibleNames(String value, String shown) {
    assertThat(addresses.of(new LegacyAddress(value))).hasToString(shown + "@legacy.example.org");
  }

  @ParameterizedTest
  @DisplayName("R-08 hostile nicks")
  @ValueSource(
      strings = {
        "",
        "\u0000",
        "a\r\nQUIT",
        "\u202eevil",
        "\ud800",
        "x\udc00y",
        "\uffff",
        "\ufffd",
        "\u2028",
        "\ue000",
        "\u0085",
        "\u00ad\u200b"
      })
  void alwaysMakesAResource(String nick) throws InvalidAddressException {
    JID jid = addresses.occupant(ROOM, nick);
    assertThat(JidText.parse(jid.toString())).isEqualTo(jid);
    assertThat(jid.getResource()).matches("[ -~]+");
  }

  @Test
  void keepsTheNickWhereItCan() throws InvalidAddressException {
    for (String nick :
        new String[] {"nick[m]", "a/b@c", "\ud83d\udc69\u200d\ud83d\ude80", "Zo\u00eb"}) {
      JID jid = addresses.occupant(ROOM, nick);
      assertThat(addresses.target(jid)).isEqualTo(new Target.Occupant(ROOM, nick));
    }
  }

  @Test
  void cutsLongNicks() {
    String resource = addresses.occupant(ROOM, "\u2603".repeat(500)).getResource();
    assertThat(resource.getBytes(StandardCharsets.UTF_8)).hasSize(1023);
  }

  private Target target(String jid) throws InvalidAddressException {
    return addresses.target(JidText.parse(jid));
  }
}
