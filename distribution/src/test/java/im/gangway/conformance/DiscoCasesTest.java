package im.gangway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.testing.CapsHash;
import java.util.List;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Group C: discovery and informational queries. */
class DiscoCasesTest extends GatewayCase {
  private static final String INFO = "http://jabber.org/protocol/disco#info";
  private static final String ITEMS = "http://jabber.org/protocol/disco#items";

  private Element ask(String to, String payload) {
    send("<iq type='get' from='%s' to='%s' id='d1'>%s</iq>", ALICE, to, payload);
    return next("iq", "d1");
  }

  private Element query(String to, String payload) {
    Element answer = ask(to, payload);
    assertThat(answer.attributeValue("type")).as(answer.asXML()).isEqualTo("result");
    return answer.elements().get(0);
  }

  private static List<String> features(Element query) {
    return query.elements("feature").stream().map(f -> f.attributeValue("var")).toList();
  }

  @Test
  @DisplayName("C-01 identities and features")
  void tellsWhatTheGatewayIs() {
    Element info = query(GATEWAY, "<query xmlns='" + INFO + "'/>");
    List<String> identities =
        info.elements("identity").stream()
            .map(i -> i.attributeValue("category") + "/" + i.attributeValue("type"))
            .toList();
    assertThat(identities).contains("gateway/irc", "conference/irc");
    assertThat(features(info))
        .contains(
            INFO,
            ITEMS,
            "jabber:iq:register",
            "jabber:iq:gateway",
            "jabber:iq:version",
            "urn:xmpp:ping",
            "http://jabber.org/protocol/commands",
            "jid\\20escaping",
            "vcard-temp",
            "jabber:iq:last",
            "urn:xmpp:time");
  }

  @ParameterizedTest(name = "M-05 M-11 {0} is {1}")
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "#Garden, #garden%tiny",
        "Bob, bob%tiny",
        "bob%tiny, bob%tiny",
        "#garden@irc.test, #garden%irc.test"
      })
  void makesJidsOfNicksAndChannels(String typed, String localpart) {
    send(
        "<iq type='set' from='%s' to='%s' id='g1'><query xmlns='jabber:iq:gateway'>"
            + "<prompt>%s</prompt></query></iq>",
        ALICE, GATEWAY, typed);
    assertThat(next("iq", "g1").element("query").elementText("jid"))
        .isEqualTo(localpart + "@" + GATEWAY);
  }

  @Test
  @DisplayName("C-02 unknown node")
  void knowsNoStrangeNode() {
    expectError(
        ask(GATEWAY, "<query xmlns='" + INFO + "' node='x-unknown'/>"), "item-not-found", "cancel");
  }

  @Test
  @DisplayName("C-03 a known node comes back")
  void echoesAKnownNode() {
    String node = "http://jabber.org/protocol/commands";
    Element items = query(GATEWAY, "<query xmlns='" + ITEMS + "' node='" + node + "'/>");
    assertThat(items.attributeValue("node")).isEqualTo(node);
    assertThat(items.elements("item")).anyMatch(i -> "configure".equals(i.attributeValue("node")));
  }

  @Test
  @DisplayName("C-04 the caps of a presence are those of its disco#info")
  void showsTheCapsOfItsDisco() throws Exception {
    send("<presence from='%s' to='%s'/>", ALICE, GATEWAY);
    Element caps = next("presence").element("c");
    Element info =
        query(
            GATEWAY,
            "<query xmlns='%s' node='%s#%s'/>"
                .formatted(INFO, caps.attributeValue("node"), caps.attributeValue("ver")));
    assertThat(CapsHash.of(info)).isEqualTo(caps.attributeValue("ver"));
    assertThat(caps.attributeValue("hash")).isEqualTo("sha-1");
  }

  @Test
  @DisplayName("C-05 no items is an empty list")
  void listsNothingWithoutAnError() {
    assertThat(query(GATEWAY, "<query xmlns='" + ITEMS + "'/>").elements("item")).isEmpty();
  }

  @Test
  @DisplayName("C-06 nobody sees another user's rooms")
  void keepsRoomsPrivate() {
    join(ALICE, ROOM, "alice");
    send(
        "<iq type='get' from='victor@example.org/v' to='%s' id='v1'><query xmlns='%s'/></iq>",
        GATEWAY, ITEMS);
    assertThat(next("iq", "v1").asXML()).doesNotContain("garden");
    send(
        "<iq type='get' from='victor@example.org/v' to='%s' id='v2'><query xmlns='%s'/></iq>",
        ROOM, ITEMS);
    assertThat(next("iq", "v2").asXML()).doesNotContain("alice");
  }

  @ParameterizedTest(name = "C-09 nothing can be called {0}")
  @ValueSource(strings = {"a\\20b%tiny", "%tiny", "x%no..host"})
  void knowsNoImpossibleAddress(String local) {
    expectError(
        ask(local + "@" + GATEWAY, "<query xmlns='" + INFO + "'/>"), "item-not-found", "cancel");
  }

  @Test
  @DisplayName("C-10 version")
  void tellsItsVersion() {
    Element version = query(GATEWAY, "<query xmlns='jabber:iq:version'/>");
    assertThat(version.elementText("name")).isEqualTo("Gangway");
    assertThat(version.elementText("version")).isNotEmpty();
  }

  @Test
  @DisplayName("C-11 uptime")
  void tellsItsUptime() {
    Element last = query(GATEWAY, "<query xmlns='jabber:iq:last'/>");
    assertThat(Long.parseLong(last.attributeValue("seconds"))).isBetween(0L, 600L);
  }

  @Test
  @DisplayName("C-12 time")
  void tellsTheTime() {
    Element time = query(GATEWAY, "<time xmlns='urn:xmpp:time'/>");
    assertThat(time.elementText("utc")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*Z");
    assertThat(time.elementText("tzo")).isEqualTo("+00:00");
  }

  @ParameterizedTest(name = "C-13 A-16 ping of {0}")
  @ValueSource(strings = {GATEWAY, NETWORK, CONTACT})
  void answersPings(String to) {
    Element answer = ask(to, "<ping xmlns='urn:xmpp:ping'/>");
    assertThat(answer.attributeValue("type")).isIn("result", "error");
  }

  @Test
  @DisplayName("C-14 vCard of the gateway")
  void hasAVcard() {
    assertThat(query(GATEWAY, "<vCard xmlns='vcard-temp'/>").elementText("FN")).isNotEmpty();
  }

  @Test
  @DisplayName("C-15 vCard of a contact: none; it cannot be set")
  void hasNoVcardOfContacts() {
    expectError(ask(CONTACT, "<vCard xmlns='vcard-temp'/>"), "item-not-found", "cancel");
    send(
        "<iq type='set' from='%s' to='%s' id='s1'><vCard xmlns='vcard-temp'/></iq>",
        ALICE, GATEWAY);
    expectError(next("iq", "s1"), "forbidden", "auth");
  }
}
