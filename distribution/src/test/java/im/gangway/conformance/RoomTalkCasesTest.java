package im.gangway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.peers.IrcClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Group Q: what is said in rooms, on a network without echo-message. */
class RoomTalkCasesTest extends GatewayCase {

  @Test
  @DisplayName("Q-14 who has not joined cannot speak")
  void refusesAStranger() {
    say(ALICE, "m1", "hello");
    expectError(next("message", "m1"), "not-acceptable", "modify");
    join(ALICE, ROOM, "alice");
    say(ALICE2, "m2", "hello");
    expectError(next("message", "m2"), "not-acceptable", "modify");
  }

  @Test
  @DisplayName("Q-15 reflected once to every own resource, with the same id and a stanza-id")
  void reflects() {
    IrcClient bob = person("bob", "#garden");
    join(ALICE, ROOM, "alice");
    join(ALICE2, ROOM, "alice");
    say(ALICE, "m1", "hello <&> there");
    bob.expectMessage("alice", "#garden", "hello <&> there");
    for (String resource : List.of(ALICE, ALICE2)) {
      Element own = nextBody(resource, "hello <&> there");
      assertThat(own.attributeValue("id")).isEqualTo("m1");
      assertThat(own.attributeValue("from")).isEqualTo(ROOM + "/alice");
      Element id = own.element("stanza-id");
      assertThat(id.getNamespaceURI()).isEqualTo("urn:xmpp:sid:0");
      assertThat(id.attributeValue("by")).isEqualTo(ROOM);
      assertThat(id.attributeValue("id")).isNotEmpty();
    }
    bob.say("#garden", "hi alice");
    nextBody(ALICE, "hi alice");
    nextBody(ALICE2, "hi alice");
    assertThat(fence()).isEmpty();
  }

  @Test
  @DisplayName("Q-16 IRC refuses: an error on that id, no reflection")
  void answersARefusal() {
    join(ALICE, ROOM, "alice");
    irc().refuseMessage("#garden", 404, "Cannot send to channel");
    say(ALICE, "m1", "hello");
    expectError(next("message", "m1"), "forbidden", "auth");
    assertThat(fence()).isEmpty();
    irc().refuseNothing();
    say(ALICE, "m2", "again");
    assertThat(nextBody(ALICE, "again").attributeValue("id")).isEqualTo("m2");
  }

  @Test
  @DisplayName("K-16 several lines become several lines, and one reflection")
  void splitsLines() {
    IrcClient bob = person("bob", "#garden");
    join(ALICE, ROOM, "alice");
    say(ALICE, "m1", "one\ntwo\n\nthree");
    bob.expectMessage("alice", "#garden", "one");
    bob.expectMessage("alice", "#garden", "two");
    bob.expectMessage("alice", "#garden", "three");
    assertThat(nextBody(ALICE, "one\ntwo\n\nthree").attributeValue("id")).isEqualTo("m1");
  }

  @Test
  @DisplayName("K-16 a long text arrives whole, no line over 512 bytes, no character cut")
  void splitsLongTexts() {
    IrcClient bob = person("bob", "#garden");
    join(ALICE, ROOM, "alice");
    String text = "😀é".repeat(300);
    say(ALICE, "m1", text);
    StringBuilder received = new StringBuilder();
    while (received.length() < text.length()) {
      String line = bob.expect(" PRIVMSG #garden :");
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(510);
      received.append(line.substring(line.indexOf(" :") + 2));
    }
    assertThat(received).hasToString(text);
  }

  @Test
  @DisplayName("K-20 /me is an action, both ways")
  void waves() {
    IrcClient bob = person("bob", "#garden");
    join(ALICE, ROOM, "alice");
    say(ALICE, "m1", "/me waves");
    bob.expect("\u0001ACTION waves\u0001");
    nextBody(ALICE, "/me waves");
    bob.say("#garden", "\u0001ACTION nods\u0001");
    assertThat(nextBody(ALICE, "/me nods").attributeValue("from")).isEqualTo(ROOM + "/bob");
  }

  @ParameterizedTest(name = "K-19 no second line from {0}")
  @ValueSource(strings = {"x\r\nQUIT :gone", "x\nQUIT :gone", "x\rQUIT :gone"})
  void injectsNothing(String body) {
    IrcClient bob = person("bob", "#garden");
    join(ALICE, ROOM, "alice");
    say(ALICE, "m1", body.replace("\r", "&#13;"));
    bob.expect("PRIVMSG #garden :x");
    bob.say("#garden", "still here?");
    nextBody(ALICE, "still here?");
    assertThat(irc().heard()).noneMatch(line -> line.contains("QUIT") && line.startsWith("QUIT"));
  }

  @Test
  @DisplayName("Q-24 private messages with an occupant, both ways")
  void talksPrivately() {
    IrcClient bob = person("bob", "#garden");
    join(ALICE, ROOM, "alice");
    send(
        "<message type='chat' from='%s' to='%s/bob' id='p1'><body>psst</body><x xmlns='http://jabber.org/protocol/muc#user'/></message>",
        ALICE, ROOM);
    bob.expectMessage("alice", "bob", "psst");
    bob.say("alice", "yes?");
    Element answer = nextBody(ALICE, "yes?");
    assertThat(answer.attributeValue("from")).isEqualTo(ROOM + "/bob");
    assertThat(answer.attributeValue("type")).isEqualTo("chat");
    assertThat(mucUser(answer)).isNotNull();
  }

  @Test
  @DisplayName("Q-24 a private message to nobody is an error from the occupant's address")
  void answersAPrivateMessageToNobody() {
    join(ALICE, ROOM, "alice");
    send(
        "<message type='chat' from='%s' to='%s/nobody' id='p1'><body>psst</body></message>",
        ALICE, ROOM);
    Element error = next("message", "p1");
    expectError(error, "item-not-found", "cancel");
    assertThat(error.attributeValue("from")).isEqualTo(ROOM + "/nobody");
  }

  @Test
  @DisplayName("Q-22 the subject: set, set by others, refused")
  void changesTheSubject() {
    join(ALICE, ROOM, "alice");
    IrcClient bob = person("bob", "#garden");
    String subject =
        "<message type='groupchat' from='%s' to='%s' id='%s'><subject>%s</subject></message>";
    send(subject, ALICE, ROOM, "s1", "Tulips");
    bob.expect("TOPIC #garden :Tulips");
    Element changed = nextTo(ALICE, "subject", s -> "Tulips".equals(s.elementText("subject")));
    assertThat(changed.attributeValue("from")).isEqualTo(ROOM + "/alice");
    irc().topic("#garden", "bob", "Lilies");
    nextTo(ALICE, "subject", s -> "Lilies".equals(s.elementText("subject")));
    irc().mode("#garden", "-o", "alice");
    nextTo(ALICE, "her own loss of rank", RoomTalkCasesTest::isParticipant);
    send(subject, ALICE, ROOM, "s2", "Weeds");
    expectError(next("message", "s2"), "forbidden", "auth");
  }

  private static boolean isParticipant(Element presence) {
    return fromNick(presence, "alice")
        && mucUser(presence) != null
        && "participant".equals(item(presence).attributeValue("role"));
  }

  @Test
  @DisplayName("Q-30 a resource that answers with errors is a ghost; other errors are ignored")
  void removesGhosts() {
    IrcClient bob = person("bob", "#garden");
    join(ALICE, ROOM, "alice");
    join(ALICE2, ROOM, "alice");
    String error =
        "<message type='error' from='%s' to='%s/bob' id='e1'><error type='%s'><%s xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>";
    send(error, ALICE, ROOM, "modify", "not-acceptable");
    bob.say("#garden", "both");
    nextBody(ALICE, "both");
    nextBody(ALICE2, "both");
    send(error, ALICE2, ROOM, "wait", "recipient-unavailable");
    component().fence(ALICE2);
    bob.say("#garden", "one");
    nextBody(ALICE, "one");
    assertThat(fence()).noneMatch(s -> ALICE2.equals(s.attributeValue("to")));
  }

  @Test
  @DisplayName("L-05 L-06 colours, control characters and Latin-1 from IRC")
  void showsWhateverIrcSends() {
    join(ALICE, ROOM, "alice");
    irc()
        .raw(
            "alice",
            ":bob!b@h PRIVMSG #garden :\u0002bold\u000f \u00034,5red\u0003 \u0007bell\u0001x");
    Element message =
        nextTo(
            ALICE,
            "a message",
            s -> s.elementText("body") != null && s.elementText("body").startsWith("bold"));
    assertThat(message.elementText("body")).startsWith("bold red ");
    assertThat(message.elementText("body").chars()).noneMatch(c -> c < 0x20);
  }
}
