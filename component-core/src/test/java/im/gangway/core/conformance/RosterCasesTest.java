package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.Contact;
import im.gangway.transport.ContactStatus;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.ContactChanged;
import im.gangway.transport.LegacyEvent.ContactRemoved;
import im.gangway.transport.LegacyEvent.ContactsListed;
import im.gangway.transport.LegacyEvent.OwnMessage;
import im.gangway.transport.MessageText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The way of the legacy contact list into the user's roster. */
final class RosterCasesTest extends ContactCase {
  private static final String ROSTER = "jabber:iq:roster";
  private static final String ROSTERX = "http://jabber.org/protocol/rosterx";
  private static final String DISCO = "http://jabber.org/protocol/disco#info";
  private static final String PRIVILEGE_2 = "urn:xmpp:privilege:2";
  private static final String PRIVILEGE_1 = "urn:xmpp:privilege:1";

  private void list(Contact... contacts) {
    publish(new ContactsListed(List.of(contacts)));
  }

  /** The user's client is asked what it understands. */
  private void understands(String feature) {
    Element question = request("get", R1, DISCO);
    answer(question, "<query xmlns='%s'><feature var='%s'/></query>".formatted(DISCO, feature));
  }

  private static Element item(Element request) {
    return request.elements().get(0).elements().get(0);
  }

  /** Lets the gateway read the roster, with these items in it. */
  private void readsRoster(String items) {
    answer(request("get", USER, ROSTER), "<query xmlns='%s'>%s</query>".formatted(ROSTER, items));
  }

  @Test
  @DisplayName("O-01 a client that understands it is offered the contacts")
  void offersContacts() throws Exception {
    on();
    list(contact("nurse", "Nurse"), contact("friar", "Friar", "Church"));
    understands(ROSTERX);
    Element offer = request("set", R1, ROSTERX);
    Element nurse = item(offer);
    assertThat(nurse.attributeValue("action")).isEqualTo("add");
    assertThat(nurse.attributeValue("jid")).isEqualTo(NURSE);
    assertThat(nurse.attributeValue("name")).isEqualTo("Nurse");
    assertThat(nurse.elementText("group")).isNotEmpty();
    assertThat(offer.elements().get(0).elements().get(1).elementText("group")).isEqualTo("Church");
    answer(offer, "");
    fromUser("subscribe", NURSE);
    expect("subscribed", NURSE);
    assertThat(session().calls()).noneMatch(call -> call.startsWith("subscribe"));
  }

  @Test
  @DisplayName("O-01 a stanza offers 150 contacts at most")
  void splitsOffers() throws Exception {
    on();
    List<Contact> many = new ArrayList<>();
    for (int i = 0; i < 151; i++) {
      many.add(contact("c" + i, ""));
    }
    publish(new ContactsListed(many));
    understands(ROSTERX);
    Element first = request("set", R1, ROSTERX);
    assertThat(first.elements().get(0).elements()).hasSize(150);
    answer(first, "");
    assertThat(request("set", R1, ROSTERX).elements().get(0).elements()).hasSize(1);
  }

  @Test
  @DisplayName("O-02 without such a client the contacts are told in a message")
  void tellsContacts() throws Exception {
    on();
    list(contact("nurse", "Nurse"));
    understands("urn:xmpp:ping");
    Element message = next("message");
    assertThat(message.attributeValue("to")).isEqualTo(USER);
    assertThat(message.elementText("body")).contains(NURSE + " (Nurse)");
    assertThat(presences()).isEmpty();
  }

  /** What the gateway answers to a word that the user says to it. */
  private String say(String word) throws Exception {
    send("<message type='chat' from='%s' to='%s'><body>%s</body></message>", R1, GATEWAY, word);
    return component()
        .expect(
            "an answer to " + word,
            stanza -> stanza.getName().equals("message") && stanza.element("body") != null,
            Duration.ofSeconds(10))
        .elementText("body");
  }

  @Test
  @DisplayName("O-02 only by the user's wish contacts ask to be added, each once")
  void introducesContacts() throws Exception {
    on();
    list(contact("nurse", "Nurse"), contact("friar", "Friar"));
    understands("urn:xmpp:ping");
    next("message");
    assertThat(presences()).isEmpty();
    assertThat(say("introduce")).contains(": 2,");
    Element request = expect("subscribe", NURSE);
    assertThat(request.attributeValue("to")).isEqualTo(USER);
    assertThat(request.elementText("nick")).isEqualTo("Nurse");
    fromUser("unsubscribed", NURSE);
    say("introduce");
    assertThat(say("introduce")).contains(": 1,");
    list(contact("nurse", "Nurse"), contact("friar", "Friar"));
    assertThat(presences()).isEmpty();
  }

  @Test
  @DisplayName("O-03 a client that declines is not asked again")
  void respectsARefusal() throws Exception {
    on();
    list(contact("nurse", "Nurse"));
    understands(ROSTERX);
    refuse(request("set", R1, ROSTERX), "not-acceptable");
    fence();
    list(contact("nurse", "Nurse"));
    assertThat(fence()).isEmpty();
  }

  @Test
  @DisplayName("O-04 E-15 changes are offered once, and removals")
  void offersChanges() throws Exception {
    on();
    list(contact("nurse", "Nurse"));
    understands(ROSTERX);
    answer(request("set", R1, ROSTERX), "");
    fence();
    list(contact("nurse", "Nurse"));
    assertThat(fence()).isEmpty();
    publish(new ContactChanged(contact("nurse", "Angelica")));
    Element change = request("set", R1, ROSTERX);
    assertThat(item(change).attributeValue("action")).isEqualTo("modify");
    assertThat(item(change).attributeValue("name")).isEqualTo("Angelica");
    answer(change, "");
    publish(new ContactRemoved(NURSE_ADDRESS));
    Element removal = request("set", R1, ROSTERX);
    assertThat(item(removal).attributeValue("action")).isEqualTo("delete");
  }

  @Test
  @DisplayName("O-05 O-12 O-14 by the server's leave, what is missing goes into the roster")
  void fillsTheRoster() throws Exception {
    grant(PRIVILEGE_2, "roster", "both");
    on();
    list(contact("nurse", "Nurse", "Verona"), contact("friar", "Friar"));
    readsRoster("<item jid='friar@%s' name='Laurence' subscription='both'/>".formatted(GATEWAY));
    Element set = request("set", USER, ROSTER);
    assertThat(item(set).attributeValue("jid")).isEqualTo(NURSE);
    assertThat(item(set).attributeValue("name")).isEqualTo("Nurse");
    assertThat(item(set).attributeValue("subscription")).isEqualTo("both");
    assertThat(item(set).elementText("group")).isEqualTo("Verona");
    answer(set, "");
    nurseIs(ContactStatus.AWAY, "");
    assertThat(presences()).containsExactly("available " + NURSE + " " + USER);
  }

  @Test
  @DisplayName("O-05 O-09 names that the user chose are kept")
  void keepsTheUsersNames() throws Exception {
    grant(PRIVILEGE_2, "roster", "both");
    on();
    list(contact("nurse", "Nurse", "Verona"));
    readsRoster("");
    answer(request("set", USER, ROSTER), "");
    publish(new ContactChanged(contact("nurse", "Angelica", "Mantua")));
    readsRoster(
        "<item jid='%s' name='Nursie' subscription='both'><group>Verona</group></item>"
            .formatted(NURSE));
    Element change = item(request("set", USER, ROSTER));
    assertThat(change.attributeValue("name")).isEqualTo("Nursie");
    assertThat(change.elementText("group")).isEqualTo("Mantua");
  }

  @Test
  @DisplayName("O-06 the older protocol does as well")
  void knowsTheOlderProtocol() throws Exception {
    grant(PRIVILEGE_1, "roster", "both");
    on();
    list(contact("nurse", "Nurse"));
    readsRoster("");
    assertThat(item(request("set", USER, ROSTER)).attributeValue("jid")).isEqualTo(NURSE);
  }

  @Test
  @DisplayName("O-07 who may only read does not write")
  void writesOnlyByLeave() throws Exception {
    grant(PRIVILEGE_2, "roster", "get");
    on();
    list(contact("nurse", "Nurse"));
    understands(ROSTERX);
    request("set", R1, ROSTERX);
  }

  @Test
  @DisplayName("O-08 nobody but the server grants anything")
  void believesOnlyTheServer() throws Exception {
    for (String from : List.of("evil.example", "eve@example.org/x", "example.org/x")) {
      send(
          "<message from='%s' to='%s'><privilege xmlns='%s'><perm access='roster' type='both'/>"
              + "</privilege></message>",
          from, GATEWAY, PRIVILEGE_2);
    }
    on();
    list(contact("nurse", "Nurse"));
    understands(ROSTERX);
  }

  @Test
  @DisplayName("O-08 what the server takes back is taken back")
  void hearsOfRevocation() throws Exception {
    grant(PRIVILEGE_2, "roster", "both");
    grant(PRIVILEGE_2);
    on();
    list(contact("nurse", "Nurse"));
    understands(ROSTERX);
  }

  @Test
  @DisplayName("O-09 whom the user takes off the roster is removed on the legacy side")
  void followsARosterPush() throws Exception {
    grant(PRIVILEGE_2, "roster", "both");
    on();
    list(contact("nurse", "Nurse"));
    readsRoster("");
    answer(request("set", USER, ROSTER), "");
    Element result =
        ask(
            "set",
            USER,
            GATEWAY,
            "push1",
            "<query xmlns='%s'><item jid='%s' subscription='remove'/></query>"
                .formatted(ROSTER, NURSE));
    assertThat(result.attributeValue("type")).isEqualTo("result");
    session().expect("unsubscribe nurse");
  }

  @Test
  @DisplayName("O-09 only the server tells of rosters")
  void doubtsRosterPushes() throws Exception {
    on();
    String push =
        "<query xmlns='%s'><item jid='%s' subscription='remove'/></query>".formatted(ROSTER, NURSE);
    expectError(ask("set", R1, GATEWAY, "push1", push), "service-unavailable", "cancel");
  }

  @Test
  @DisplayName("O-11 what the server refuses is not asked twice")
  void fallsBackOnce() throws Exception {
    grant(PRIVILEGE_2, "roster", "both");
    on();
    list(contact("nurse", "Nurse"));
    readsRoster("");
    refuse(request("set", USER, ROSTER), "forbidden");
    understands(ROSTERX);
    request("set", R1, ROSTERX);
  }

  private void nurseHears(String words) {
    publish(
        new OwnMessage(
            new LegacyAddress("nurse"),
            MessageText.plain(words),
            Optional.empty(),
            Optional.empty()));
  }

  @Test
  @DisplayName("L-15 what the user wrote elsewhere is the user's message, and is not sent again")
  void speaksForTheUser() throws Exception {
    grant(PRIVILEGE_2, "message", "outgoing");
    on();
    nurseHears("Good morrow");
    Element wrapper = next("message");
    assertThat(wrapper.attributeValue("to")).isEqualTo(SERVER);
    Element message = wrapper.element("privilege").element("forwarded").elements().get(0);
    assertThat(message.attributeValue("from")).isEqualTo(USER);
    assertThat(message.attributeValue("to")).isEqualTo(NURSE);
    assertThat(message.elements().get(0).getText()).isEqualTo("Good morrow");
    send(
        "<message type='chat' from='%s' to='%s' id='%s'><body>Good morrow</body></message>",
        USER, NURSE, message.attributeValue("id"));
    send(
        "<message type='chat' from='%s' to='%s' id='m2'><body>Farewell</body></message>",
        R1, NURSE);
    assertThat(session().expect("send nurse")).isEqualTo("send nurse Farewell");
  }

  @Test
  @DisplayName("L-15 without leave the gateway tells what the user wrote")
  void tellsWhatTheUserWrote() throws Exception {
    on();
    nurseHears("Good morrow");
    Element told = next("message");
    assertThat(told.attributeValue("from")).isEqualTo(GATEWAY);
    assertThat(told.elementText("body")).isEqualTo("[you] to nurse: Good morrow");
  }

  @Test
  @DisplayName("L-16 when the server refuses, the gateway tells it, and does not ask again")
  void fallsBackFromMessages() throws Exception {
    grant(PRIVILEGE_2, "message", "outgoing");
    on();
    nurseHears("Good morrow");
    send(
        "<message type='error' from='%s' to='%s' id='%s'><error type='auth'>"
            + "<forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>",
        SERVER, GATEWAY, next("message").attributeValue("id"));
    assertThat(next("message").elementText("body")).isEqualTo("[you] to nurse: Good morrow");
    nurseHears("Farewell");
    assertThat(next("message").elementText("body")).isEqualTo("[you] to nurse: Farewell");
  }

  @Test
  @DisplayName("C-06 everybody is shown the own contacts only")
  void showsOwnContactsOnly() throws Exception {
    subscribed();
    String items = "<query xmlns='http://jabber.org/protocol/disco#items'/>";
    assertThat(expectResult(ask("get", R1, GATEWAY, "d1", items)).asXML()).contains(NURSE);
    assertThat(expectResult(ask("get", "juliet@example.org/x", GATEWAY, "d2", items)).asXML())
        .doesNotContain(NURSE);
  }
}
