package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.testing.CapsHash;
import im.gangway.core.testing.ScriptedCase;
import im.gangway.transport.Health;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.Profile;
import im.gangway.transport.Profile.Avatar;
import im.gangway.transport.SearchSession.Found;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Group C: service discovery and what else can be asked. */
class InformationCasesTest extends ScriptedCase {
  private static final String INFO = "<query xmlns='http://jabber.org/protocol/disco#info'/>";
  private static final String ITEMS = "<query xmlns='http://jabber.org/protocol/disco#items'/>";
  private static final String VCARD = "<vCard xmlns='vcard-temp'/>";
  private static final String STRANGER = "viola@example.org/v";

  @Override
  protected String keys() {
    return """
        http { public-url = "https://gateway.example.org/" }
        contact {
          abuse = ["mailto:abuse@example.org"]
          admin = ["xmpp:admin@example.org", "mailto:admin@example.org"]
        }
        """;
  }

  private Element info(String from, String to) {
    return ask("get", from, to, "d1", INFO);
  }

  private static List<String> features(Element query) {
    return query.elements("feature").stream().map(f -> f.attributeValue("var")).toList();
  }

  private static List<String> values(Element query, String formType, String field) {
    return query.elements("x").stream()
        .filter(form -> formType.equals(form.element("field").elementText("value")))
        .flatMap(form -> form.elements("field").stream())
        .filter(candidate -> field.equals(candidate.attributeValue("var")))
        .flatMap(candidate -> candidate.elements("value").stream())
        .map(Element::getText)
        .toList();
  }

  @Test
  @DisplayName("C-01 what a gateway is and can do")
  void describesTheGateway() {
    Element query = ask(R1, GATEWAY);
    assertThat(query.elements("identity"))
        .extracting(e -> e.attributeValue("category") + "/" + e.attributeValue("type"))
        .contains("gateway/sms");
    assertThat(features(query))
        .contains(
            "http://jabber.org/protocol/disco#info",
            "http://jabber.org/protocol/disco#items",
            "jabber:iq:gateway",
            "jabber:iq:search",
            "jabber:iq:version",
            "urn:xmpp:ping",
            "jid\\20escaping");
  }

  private Element ask(String from, String to) {
    return expectQuery(info(from, to));
  }

  private static Element expectQuery(Element iq) {
    assertThat(iq.attributeValue("type")).as(iq.asXML()).isEqualTo("result");
    return iq.element("query");
  }

  @Test
  @DisplayName("C-04 the caps of a presence are those of its disco#info, forms included")
  void promisesInPresenceWhatItTells() throws Exception {
    registered();
    send("<presence from='%s' to='%s'/>", R1, GATEWAY);
    Element presence = nextTo(R1, "caps", stanza -> stanza.element("c") != null);
    Element query = ask(R1, GATEWAY);
    assertThat(query.elements("x")).isNotEmpty();
    assertThat(presence.element("c").attributeValue("ver")).isEqualTo(CapsHash.of(query));
  }

  @Test
  @DisplayName("C-05 no items are an empty list")
  void listsNothingWhereThereIsNothing() {
    assertThat(ask("get", STRANGER, GATEWAY, "i1", ITEMS).attributeValue("type"))
        .isEqualTo("result");
  }

  @Test
  @DisplayName("C-06 nobody is told of another user's contacts")
  void listsNobodysContactsToOthers() throws Exception {
    online();
    registered("viola@example.org", "viola", "orsino");
    Element query = ask("get", STRANGER, GATEWAY, "i1", ITEMS).element("query");
    assertThat(query.elements().stream().map(e -> e.attributeValue("jid")).toList())
        .doesNotContain(NURSE);
  }

  @Test
  @DisplayName("C-07 a contact is a client that can do what the network can")
  void describesAContact() throws Exception {
    online();
    Element query = ask(R1, NURSE);
    Element identity = query.element("identity");
    assertThat(identity.attributeValue("category")).isEqualTo("client");
    assertThat(identity.attributeValue("type")).isEqualTo("sms");
    assertThat(features(query)).contains("urn:xmpp:receipts", "vcard-temp");
  }

  @ParameterizedTest(name = "C-08 {0} tells strangers nothing")
  @ValueSource(strings = {"nurse", "nobody"})
  void tellsStrangersNothingOfContacts(String name) throws Exception {
    online();
    Element answer = info(STRANGER, name + "@" + GATEWAY);
    expectError(answer, "registration-required", "auth");
  }

  @Test
  @DisplayName("C-08 R-16 a user sees no difference between somebody's contact and nobody")
  void looksTheSameWhetherAContactExistsOrNot() throws Exception {
    online();
    registered("viola@example.org", "viola", "orsino");
    String known = ask(STRANGER, NURSE).asXML();
    assertThat(ask(STRANGER, "nobody@" + GATEWAY).asXML()).isEqualTo(known);
  }

  @Test
  @DisplayName("C-09 an impossible address")
  void findsNoImpossibleAddress() throws Exception {
    online();
    expectError(info(R1, "a*b@" + GATEWAY), "item-not-found", "cancel");
  }

  @Test
  @DisplayName("C-13 a contact answers pings or is said not to")
  void answersPingsOfContacts() throws Exception {
    online();
    Element answer = ask("get", R1, NURSE, "p1", "<ping xmlns='urn:xmpp:ping'/>");
    assertThat(answer.attributeValue("type")).isIn("result", "error");
  }

  @Test
  @DisplayName("C-14 the gateway's card")
  void hasACard() {
    Element card = ask("get", R1, GATEWAY, "v1", VCARD).element("vCard");
    assertThat(card.elementText("FN")).isNotBlank();
    assertThat(card.elementText("DESC")).isNotBlank();
    assertThat(card.elementText("URL")).isNotBlank();
  }

  @Test
  @DisplayName("C-15 a contact's card")
  void showsTheCardOfAContact() throws Exception {
    network()
        .profile(
            "nurse",
            new Profile(
                "Angelica",
                "nurse",
                "nurse@capulet.lit",
                "+15550001",
                "Of Juliet",
                Optional.of(new Avatar("image/png", new byte[] {1, 2, 3}))));
    online();
    Element card = ask("get", R1, NURSE, "v1", VCARD).element("vCard");
    assertThat(card.elementText("FN")).isEqualTo("Angelica");
    assertThat(card.elementText("NICKNAME")).isEqualTo("nurse");
    assertThat(card.element("EMAIL").elementText("USERID")).isEqualTo("nurse@capulet.lit");
    assertThat(card.element("TEL").elementText("NUMBER")).isEqualTo("+15550001");
    assertThat(card.element("PHOTO").elementText("BINVAL")).isEqualTo("AQID");
    expectError(ask("get", R1, "tybalt@" + GATEWAY, "v2", VCARD), "item-not-found", "cancel");
  }

  private Element items(String contact, String id, String node) {
    return ask(
        "get",
        R1,
        contact,
        id,
        "<pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='%s'/></pubsub>"
            .formatted(node));
  }

  @Test
  @DisplayName("C-15 a contact's nick and avatar by personal eventing (XEP-0172, XEP-0084)")
  void publishesNickAndAvatarOfAContact() throws Exception {
    byte[] picture = {1, 2, 3};
    network()
        .profile(
            "nurse",
            new Profile(
                "Angelica", "nurse", "", "", "", Optional.of(new Avatar("image/png", picture))));
    online();
    Element nick = item(items(NURSE, "p1", "http://jabber.org/protocol/nick"));
    assertThat(nick.elementText("nick")).isEqualTo("nurse");
    Element metadata = item(items(NURSE, "p2", "urn:xmpp:avatar:metadata"));
    Element info = metadata.element("metadata").element("info");
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(picture));
    assertThat(info.attributeValue("id")).isEqualTo(hash);
    assertThat(info.attributeValue("bytes")).isEqualTo("3");
    assertThat(info.attributeValue("type")).isEqualTo("image/png");
    Element data = item(items(NURSE, "p3", "urn:xmpp:avatar:data"));
    assertThat(data.attributeValue("id")).isEqualTo(hash);
    assertThat(data.elementText("data")).isEqualTo("AQID");
  }

  @Test
  void saysWhatIsNotPublished() throws Exception {
    network().profile("nurse", new Profile("Angelica", "", "", "", "", Optional.empty()));
    online();
    for (String node :
        List.of("http://jabber.org/protocol/nick", "urn:xmpp:avatar:data", "urn:xmpp:mood")) {
      expectError(items(NURSE, "p-" + node, node), "item-not-found", "cancel");
    }
    Element create =
        ask("get", R1, NURSE, "c1", "<pubsub xmlns='http://jabber.org/protocol/pubsub'/>");
    expectError(create, "feature-not-implemented", "cancel");
  }

  private static Element item(Element answer) {
    return expectResult(answer).element("items").element("item");
  }

  @ParameterizedTest(name = "C-15 the card of {0} cannot be changed")
  @ValueSource(strings = {GATEWAY, NURSE})
  void letsNobodyChangeACard(String owner) throws Exception {
    online();
    expectError(ask("set", R1, owner, "v1", VCARD), "forbidden", "auth");
  }

  @Test
  @DisplayName("C-16 whom to turn to")
  void tellsWhomToTurnTo() {
    Element query = ask(STRANGER, GATEWAY);
    String form = "http://jabber.org/network/serverinfo";
    assertThat(values(query, form, "abuse-addresses")).containsExactly("mailto:abuse@example.org");
    assertThat(values(query, form, "admin-addresses")).hasSize(2);
    assertThat(values(query, form, "support-addresses")).isEmpty();
  }

  @Test
  @DisplayName("C-17 what becomes of data, here and on the network")
  void tellsWhatBecomesOfData() {
    Element query = ask(STRANGER, GATEWAY);
    String own = "urn:xmpp:data-policy:0";
    assertThat(values(query, own, "auth_data")).containsExactly("plain");
    assertThat(values(query, own, "encryption_at_rest")).containsExactly("false");
    assertThat(values(query, own, "data_retention")).containsExactly("0");
    String network = "urn:xmpp:data-policy:identity:gateway:sms:0";
    assertThat(values(query, network, "data_transmission")).containsExactly("plain");
  }

  @Test
  @DisplayName("XEP-0455: where to look for outages, which never changes")
  void saysWhereOutagesAreTold() throws Exception {
    Element before = ask(STRANGER, GATEWAY);
    network().health(new Health(false, "No answer from the scripted network."));
    Element during = ask(STRANGER, GATEWAY);
    assertThat(values(during, "urn:xmpp:sos:0", "external-status-addresses"))
        .containsExactly("https://gateway.example.org/outage/" + GATEWAY);
    assertThat(CapsHash.of(during)).isEqualTo(CapsHash.of(before));
  }

  @Test
  @DisplayName("C-18 jabber:iq:agents")
  void knowsNoAgents() {
    expectError(
        ask("get", R1, GATEWAY, "a1", "<query xmlns='jabber:iq:agents'/>"),
        "service-unavailable",
        "cancel");
  }

  @Test
  @DisplayName("XEP-0055: people are found by name, with a form")
  void searchesByForm() throws Exception {
    network().person(new Found(new LegacyAddress("nurse"), "Angelica", Map.of("City", "Verona")));
    online();
    Element asked = ask("get", R1, GATEWAY, "s1", "<query xmlns='jabber:iq:search'/>");
    assertThat(asked.element("query").element("x").attributeValue("type")).isEqualTo("form");
    Element form = search("Ange").element("query").element("x");
    assertThat(form.element("reported").elements("field")).hasSize(3);
    assertThat(form.elements("item")).hasSize(1);
    assertThat(form.element("item").element("field").elementText("value")).isEqualTo(NURSE);
    expectError(search(" "), "not-acceptable", "modify");
  }

  private Element search(String name) {
    return ask(
        "set",
        R1,
        GATEWAY,
        "s2",
        "<query xmlns='jabber:iq:search'><x xmlns='jabber:x:data' type='submit'>"
            + "<field var='FORM_TYPE'><value>jabber:iq:search</value></field>"
            + "<field var='name'><value>"
            + name
            + "</value></field></x></query>");
  }

  @Test
  @DisplayName("XEP-0055: who has not registered finds nobody")
  void searchesForUsersOnly() {
    expectError(search("Ange"), "registration-required", "auth");
  }
}
