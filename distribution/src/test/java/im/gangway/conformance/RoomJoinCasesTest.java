package im.gangway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.gangway.peers.IrcClient;
import java.util.List;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Group Q: entering and leaving rooms. */
class RoomJoinCasesTest extends GatewayCase {

  private Element refusal(String nick) {
    return component()
        .expect(
            stanza ->
                stanza.getName().equals("presence")
                    && "error".equals(stanza.attributeValue("type"))
                    && fromNick(stanza, nick));
  }

  @Test
  @DisplayName("Q-01 occupants, oneself last with 110, then the subject")
  void entersInTheStatedOrder() {
    IrcClient bob = person("bob", "#garden");
    person("carol", "#garden");
    bob.send("TOPIC #garden :Roses");
    bob.expect("TOPIC #garden :Roses");
    List<Element> seen = join(ALICE, ROOM, "alice");
    assertThat(seen).hasSize(4);
    assertThat(seen.subList(0, 2)).allMatch(s -> fromNick(s, "bob") || fromNick(s, "carol"));
    Element self = seen.get(2);
    assertThat(self.attributeValue("from")).isEqualTo(ROOM + "/alice");
    assertThat(codes(self)).contains("110").doesNotContain("210");
    assertThat(item(self).attributeValue("role")).isEqualTo("participant");
    assertThat(item(self).attributeValue("affiliation")).isEqualTo("none");
    Element subject = seen.get(3);
    assertThat(subject.elementText("subject")).isEqualTo("Roses");
    assertThat(subject.element("body")).isNull();
    assertThat(subject.attributeValue("type")).isEqualTo("groupchat");
    bob.expect("alice joins", line -> line.contains(":alice!") && line.contains(" JOIN "));
  }

  @Test
  @DisplayName("Q-01 an operator of the channel is moderator and admin")
  void showsTheOperator() {
    person("bob", "#garden");
    irc().mode("#garden", "+o", "bob");
    Element bob = join(ALICE, ROOM, "alice").get(0);
    assertThat(item(bob).attributeValue("role")).isEqualTo("moderator");
    assertThat(item(bob).attributeValue("affiliation")).isEqualTo("admin");
    Element self = join(ALICE, "#own%tiny@" + GATEWAY, "alice").get(0);
    assertThat(item(self).attributeValue("role")).isEqualTo("moderator");
  }

  @Test
  @DisplayName("Q-02 the nick is taken")
  void refusesATakenNick() {
    person("alice");
    askToJoin(ALICE, ROOM, "alice", "");
    Element error = refusal("alice");
    expectError(error, "conflict", "cancel");
    assertThat(error.attributeValue("to")).isEqualTo(ALICE);
    assertThat(error.attributeValue("from")).isEqualTo(ROOM + "/alice");
  }

  @ParameterizedTest(name = "{0}: numeric {1} is {2} of type {3}")
  @CsvSource({
    "Q-03, 475, not-authorized, auth",
    "Q-04, 474, forbidden, auth",
    "Q-05, 473, registration-required, auth",
    "Q-06, 471, service-unavailable, wait",
    "Q-07, 403, item-not-found, cancel",
    "Q-06 too many, 405, resource-constraint, wait",
    "Q-07 bad name, 476, jid-malformed, modify",
    "Q-05 no account, 477, registration-required, auth",
    "Q-06 for a time, 437, service-unavailable, wait",
    "Q-06 whatever, 404, service-unavailable, wait"
  })
  void answersARefusalToTheResourceThatAsked(
      String id, int numeric, String condition, String type) {
    irc().refuseJoin("#garden", numeric, "No way");
    askToJoin(ALICE2, ROOM, "alice", "");
    Element error = refusal("alice");
    expectError(error, condition, type);
    assertThat(error.attributeValue("to")).isEqualTo(ALICE2);
  }

  @Test
  @DisplayName("Q-08 only operators of the network may create channels")
  void tellsThatARoomMayNotBeCreated() {
    irc().refuseJoin("#garden", 474, "Only IRC operators may create new channels");
    askToJoin(ALICE, ROOM, "alice", "");
    expectError(refusal("alice"), "not-allowed", "cancel");
  }

  @Test
  @DisplayName("Q-03 the right key opens the room")
  void entersWithTheKey() {
    IrcClient bob = person("bob", "#garden");
    bob.send("MODE #garden +k sesame");
    bob.expect("MODE #garden +k");
    askToJoin(ALICE, ROOM, "alice", "<password>wrong</password>");
    expectError(refusal("alice"), "not-authorized", "auth");
    askToJoin(ALICE, ROOM, "alice", "<password>sesame</password>");
    assertThat(upToSubject(ALICE)).anyMatch(s -> codes(s).contains("110"));
  }

  @ParameterizedTest(name = "Q-07 no such network: {0}")
  @CsvSource({"#garden%nowhere.invalid, remote-server-not-found, cancel"})
  void answersAnUnknownNetwork(String local, String condition, String type) {
    askToJoin(ALICE, local + "@" + GATEWAY, "alice", "");
    expectError(refusal("alice"), condition, type);
  }

  @Test
  @DisplayName("Q-07 a network that cannot be reached")
  void answersAnUnreachableNetwork() {
    irc().kill();
    askToJoin(ALICE, ROOM, "alice", "");
    Element error = refusal("alice");
    expectError(error, "remote-server-timeout", "wait");
    assertThat(error.attributeValue("to")).isEqualTo(ALICE);
  }

  @ParameterizedTest(name = "Q-09 invalid nick {0}")
  @ValueSource(strings = {"two words", "1abc", "waytoolongforthisnetwork"})
  void refusesAnInvalidNick(String nick) {
    irc().nickLength(9);
    askToJoin(ALICE, ROOM, nick, "");
    Element error = refusal(nick);
    assertThat(error.element("error").elements().get(0).getName())
        .isIn("not-acceptable", "jid-malformed");
    assertThat(error.element("error").attributeValue("type")).isEqualTo("modify");
  }

  @Test
  @DisplayName("Q-11 presence without a wish to join, from outside the room")
  void tellsAGhostThatItIsGone() {
    send("<presence from='%s' to='%s/alice'/>", ALICE, ROOM);
    Element gone = nextPresence(ALICE, "alice");
    assertThat(gone.attributeValue("type")).isEqualTo("unavailable");
    assertThat(codes(gone)).contains("110", "333");
  }

  @Test
  @DisplayName("Q-12 a second resource gets everything, and IRC sees no second JOIN")
  void letsASecondResourceIn() {
    person("bob", "#garden");
    join(ALICE, ROOM, "alice");
    List<Element> seen = join(ALICE2, ROOM, "alice");
    assertThat(seen).anyMatch(s -> fromNick(s, "bob"));
    assertThat(seen).anyMatch(s -> codes(s).contains("110"));
    assertThat(irc().heard().stream().filter(l -> l.contains("JOIN #garden")).count())
        .isEqualTo(2); // bob and alice, once each
  }

  @Test
  @DisplayName("Q-12 a second resource with another nick is told the nick the room knows")
  void tellsASecondResourceItsNick() {
    join(ALICE, ROOM, "alice");
    List<Element> seen = join(ALICE2, ROOM, "other");
    Element self = seen.stream().filter(s -> codes(s).contains("110")).findFirst().orElseThrow();
    assertThat(self.attributeValue("from")).endsWith("/alice");
    assertThat(codes(self)).contains("210");
  }

  @Test
  @DisplayName("Q-13 one of two leaves: only that one is told; the last one parts")
  void leavesOneByOne() {
    IrcClient bob = person("bob", "#garden");
    join(ALICE, ROOM, "alice");
    join(ALICE2, ROOM, "alice");
    send("<presence type='unavailable' from='%s' to='%s/alice'/>", ALICE, ROOM);
    Element gone = nextPresence(ALICE, "alice");
    assertThat(gone.attributeValue("type")).isEqualTo("unavailable");
    assertThat(codes(gone)).contains("110");
    assertThat(item(gone).attributeValue("role")).isEqualTo("none");
    assertThat(fence()).isEmpty();
    assertThat(bob.unread()).noneMatch(line -> line.contains("PART"));
    send(
        "<presence type='unavailable' from='%s' to='%s/alice'><status>bye</status></presence>",
        ALICE2, ROOM);
    nextPresence(ALICE2, "alice");
    bob.expect(
        "alice leaves", l -> l.startsWith(":alice!") && (l.contains("PART") || l.contains("QUIT")));
  }

  @Test
  @DisplayName("Q-13 leaving the last room ends the connection to the network")
  void quitsWithTheLastRoom() {
    join(ALICE, ROOM, "alice");
    send("<presence type='unavailable' from='%s' to='%s/alice'/>", ALICE, ROOM);
    nextPresence(ALICE, "alice");
    await().until(() -> irc().clients() == 0);
  }

  @Test
  @DisplayName("Q-31 F-05 leaving one room leaves the others alone")
  void keepsOtherRooms() {
    IrcClient bob = person("bob", "#garden", "#shed");
    join(ALICE, ROOM, "alice");
    join(ALICE, "#shed%tiny@" + GATEWAY, "alice");
    send("<presence type='unavailable' from='%s' to='%s/alice'/>", ALICE, ROOM);
    bob.expect("PART", l -> l.startsWith(":alice!") && l.contains("PART #garden"));
    bob.say("#shed", "still there?");
    nextBody(ALICE, "still there?");
  }

  @Test
  @DisplayName("Q-32 slashes, percent signs and case in channel names")
  void entersOddChannels() {
    String room = "#a\\2fb%c%tiny@" + GATEWAY;
    join(ALICE, room, "alice");
    assertThat(irc().members("#a/b%c")).contains("alice");
    IrcClient bob = person("bob", "#A/B%C");
    bob.say("#A/B%C", "hello");
    assertThat(nextBody(ALICE, "hello").attributeValue("from")).isEqualTo(room + "/bob");
  }

  @Test
  @DisplayName("Q-33 the nick of one user's connection is not another user's")
  void doesNotSpoofNicks() {
    join(ALICE, ROOM, "alice");
    askToJoin("victor@example.org/v", ROOM, "alice", "");
    expectError(refusal("alice"), "conflict", "cancel");
    send(
        "<message type='groupchat' from='victor@example.org/v' to='%s' id='x1'><body>I am alice</body></message>",
        ROOM);
    expectError(next("message", "x1"), "not-acceptable", "modify");
  }

  @Test
  @DisplayName("Q-34 a room is no contact")
  void refusesSubscriptions() {
    send("<presence type='subscribe' from='alice@example.org' to='%s'/>", ROOM);
    Element answer = next("presence");
    assertThat(answer.attributeValue("type")).isEqualTo("unsubscribed");
    assertThat(answer.attributeValue("to")).isEqualTo("alice@example.org");
  }

  @Test
  @DisplayName("Q-28 self-ping: joined, not joined, another resource")
  void answersSelfPings() {
    String ping =
        "<iq type='get' from='%s' to='%s/alice' id='p1'><ping xmlns='urn:xmpp:ping'/></iq>";
    send(ping, ALICE, ROOM);
    expectError(next("iq", "p1"), "not-acceptable", "modify");
    join(ALICE, ROOM, "alice");
    send(ping, ALICE, ROOM);
    assertThat(next("iq", "p1").attributeValue("type")).isEqualTo("result");
    send(ping, ALICE2, ROOM);
    expectError(next("iq", "p1"), "not-acceptable", "modify");
  }

  @Test
  @DisplayName("Q-26 rooms of a network, page by page; what a joined room is about")
  void listsRooms() {
    for (int i = 0; i < 5; i++) {
      person("p" + i, "#list" + i);
    }
    String page =
        "<iq type='get' from='%s' to='%s' id='l1'><query xmlns='http://jabber.org/protocol/disco#items'>"
            + "<set xmlns='http://jabber.org/protocol/rsm'><max>2</max>%s</set></query></iq>";
    send(page, ALICE, NETWORK, "");
    Element first = next("iq", "l1").element("query");
    assertThat(first.elements("item")).hasSize(2);
    String last = first.element("set").elementText("last");
    send(page, ALICE, NETWORK, "<after>" + escaped(last) + "</after>");
    Element second = next("iq", "l1").element("query");
    assertThat(second.elements("item")).hasSize(2);
    assertThat(second.elements("item").get(0).attributeValue("jid"))
        .isNotEqualTo(first.elements("item").get(1).attributeValue("jid"))
        .endsWith("%tiny@" + GATEWAY);

    join(ALICE, "#list0%tiny@" + GATEWAY, "alice");
    send(
        "<iq type='get' from='%s' to='#list0%%tiny@%s' id='i1'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>",
        ALICE, GATEWAY);
    Element info = next("iq", "i1").element("query");
    assertThat(info.element("identity").attributeValue("category")).isEqualTo("conference");
    assertThat(info.asXML()).contains("muc#roominfo_occupants").contains("<value>2</value>");
  }

  @Test
  @DisplayName("G-10 a room is no contact")
  void refusesToBeAContact() {
    send("<presence type='subscribe' from='%s' to='%s'/>", ALICE, ROOM);
    Element refusal = next("presence");
    assertThat(refusal.attributeValue("type")).isEqualTo("unsubscribed");
    assertThat(refusal.attributeValue("from")).isEqualTo(ROOM);
  }

  @Test
  @DisplayName("E-03 joining a room is enough to log in")
  void logsInByJoining() {
    assertThat(irc().clients()).isZero();
    join(ALICE, ROOM, "alice");
    assertThat(irc().clients()).isEqualTo(1);
  }
}
