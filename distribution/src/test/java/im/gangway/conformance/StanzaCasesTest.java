package im.gangway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.peers.IrcClient;
import java.util.List;
import java.util.stream.IntStream;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Group B: addressing and generic stanza rules. */
class StanzaCasesTest extends GatewayCase {

  private void expectIqError(String to, String payload, String condition, String type) {
    send(
        "<iq type='get' from='alice@example.org/r1' to='%s' id='q1'>%s</iq>"
            .formatted(to, payload));
    expectError(next("iq", "q1"), condition, type);
  }

  @ParameterizedTest(name = "B-01 B-02 B-03 unknown namespace at {0}")
  @ValueSource(strings = {GATEWAY, CONTACT, ROOM, NETWORK})
  void answersAnUnknownNamespace(String to) {
    expectIqError(to, "<query xmlns='urn:example:unknown'/>", "service-unavailable", "cancel");
  }

  @ParameterizedTest(name = "B-04 set of an unknown namespace at {0}")
  @ValueSource(strings = {GATEWAY, CONTACT, ROOM})
  void answersAnUnknownNamespaceInASet(String to) {
    send(
        "<iq type='set' from='alice@example.org/r1' to='%s' id='q1'><x xmlns='urn:example:unknown'/></iq>"
            .formatted(to));
    expectError(next("iq", "q1"), "service-unavailable", "cancel");
  }

  @Test
  @DisplayName("B-05 known namespace, unknown element")
  void answersAnUnknownElement() {
    expectIqError(GATEWAY, "<foo xmlns='jabber:iq:version'/>", "feature-not-implemented", "cancel");
  }

  @Test
  @DisplayName("B-06 no payload")
  void answersAnIqWithoutPayload() {
    expectIqError(GATEWAY, "", "bad-request", "modify");
  }

  @Test
  @DisplayName("B-07 two payloads")
  void answersAnIqWithTwoPayloads() {
    expectIqError(
        GATEWAY,
        "<ping xmlns='urn:xmpp:ping'/><query xmlns='jabber:iq:version'/>",
        "bad-request",
        "modify");
  }

  @ParameterizedTest(name = "B-06 {0} without id is not done")
  @ValueSource(strings = {"get", "set"})
  void refusesAnIqWithoutId(String type) {
    send(
        "<iq type='%s' from='alice@example.org/r1' to='%s'><query xmlns='jabber:iq:register'><nick>a</nick></query></iq>"
            .formatted(type, GATEWAY));
    Element error = next("iq");
    expectError(error, "bad-request", "modify");
    assertThat(error.attribute("id")).isNull();
  }

  @ParameterizedTest(name = "B-08 {0} with an unknown id is not answered")
  @ValueSource(strings = {"result", "error"})
  void ignoresAnswersToNothing(String type) {
    send(
        "<iq type='%s' from='alice@example.org/r1' to='%s' id='nobody-asked'/>"
            .formatted(type, GATEWAY));
    assertThat(fence()).isEmpty();
  }

  @Test
  @DisplayName("B-09 unknown type of iq")
  void answersAnUnknownType() {
    send(
        "<iq type='foo' from='alice@example.org/r1' to='%s' id='q1'><ping xmlns='urn:xmpp:ping'/></iq>"
            .formatted(GATEWAY));
    expectError(next("iq", "q1"), "bad-request", "modify");
  }

  @ParameterizedTest(name = "B-11 message error to {0} is not answered")
  @ValueSource(strings = {GATEWAY, CONTACT, ROOM, NETWORK})
  void ignoresMessageErrors(String to) {
    send(
        "<message type='error' from='alice@example.org/r1' to='%s' id='m1'><body>x</body><error type='cancel'><gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>"
            .formatted(to));
    assertThat(fence()).isEmpty();
  }

  @ParameterizedTest(name = "B-12 presence error to {0} is not answered")
  @ValueSource(strings = {GATEWAY, CONTACT})
  void ignoresPresenceErrors(String to) {
    send(
        "<presence type='error' from='alice@example.org/r1' to='%s'><error type='cancel'><gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>"
            .formatted(to));
    assertThat(fence()).isEmpty();
  }

  @ParameterizedTest(name = "B-13 a stanza from {0} is a loop")
  @ValueSource(strings = {GATEWAY, CONTACT})
  void ignoresItself(String from) {
    send(
        "<message type='chat' from='%s' to='%s' id='m1'><body>x</body></message>"
            .formatted(from, CONTACT));
    send(
        "<iq type='get' from='%s' to='%s' id='q1'><query xmlns='urn:example:unknown'/></iq>"
            .formatted(from, GATEWAY));
    assertThat(fence()).isEmpty();
  }

  @Test
  @DisplayName("B-14 a domain that is not ours: iq answered, message and presence dropped")
  void servesNoOtherDomain() {
    send(
        "<iq type='get' from='alice@example.org/r1' to='other.example.org' id='q1'><ping xmlns='urn:xmpp:ping'/></iq>");
    Element error = next("iq", "q1");
    expectError(error, "item-not-found", "cancel");
    assertThat(error.attributeValue("from")).isEqualTo(GATEWAY); // A-12: never another domain
    send(
        "<message type='chat' from='alice@example.org/r1' to='x@other.example.org'><body>x</body></message>");
    send("<presence from='alice@example.org/r1' to='x@other.example.org'/>");
    assertThat(fence()).isEmpty();
  }

  @ParameterizedTest(name = "B-15 {0} is taken literally")
  @CsvSource({"foo\\2plus%tiny, foo\\2plus", "foob\\41r%tiny, foob\\41r"})
  void takesForeignEscapesLiterally(String local, String nick) {
    IrcClient person = person(nick);
    chat(local + "@" + GATEWAY, "m1", "hello");
    person.expectMessage("alice", nick, "hello");
  }

  @ParameterizedTest(name = "B-16 {0} cannot exist")
  @ValueSource(strings = {"\\20foo%tiny", "foo\\20", "\\20"})
  void refusesSpacesAtTheEnds(String local) {
    chat(local + "@" + GATEWAY, "m1", "hello");
    expectError(next("message", "m1"), "item-not-found", "cancel");
  }

  @Test
  @DisplayName("B-19 a part of more than 1023 bytes")
  void refusesAnAddressThatIsTooLong() {
    chat("x".repeat(1024) + "@" + GATEWAY, "m1", "hello");
    expectError(next("message", "m1"), "jid-malformed", "modify");
  }

  @Test
  @DisplayName("B-20 a resource of 200 emoji is none of our business")
  void answersAResourceOfEmoji() {
    String from = "alice@example.org/" + "😀".repeat(200);
    send(
        "<iq type='get' from='%s' to='%s' id='q1'><ping xmlns='urn:xmpp:ping'/></iq>"
            .formatted(from, GATEWAY));
    Element result = next("iq", "q1");
    assertThat(result.attributeValue("type")).isEqualTo("result");
    assertThat(result.attributeValue("to")).isEqualTo(from);
  }

  @Test
  @DisplayName("B-21 a resource of a contact is ignored, and its error comes from there")
  void answersFromTheAddressedResource() {
    chat("nobody%tiny@" + GATEWAY + "/any", "m1", "hello");
    Element error = next("message", "m1");
    expectError(error, "item-not-found", "cancel");
    assertThat(error.attributeValue("from")).isEqualTo("nobody%tiny@" + GATEWAY + "/any");
  }

  @Test
  @DisplayName("B-22 no id: delivered, and an error has none either")
  void toleratesAMissingId() {
    send(
        "<message type='chat' from='alice@example.org/r1' to='nobody%%tiny@%s'><body>x</body></message>"
            .formatted(GATEWAY));
    Element error = next("message");
    expectError(error, "item-not-found", "cancel");
    assertThat(error.attribute("id")).isNull();
  }

  @ParameterizedTest(name = "B-23 id echoed intact")
  @ValueSource(strings = {"a\"b'c<d>&", "😀", "long"})
  void echoesAnyId(String text) {
    String id = text.equals("long") ? "i".repeat(1024) : text;
    send(
        "<iq type='get' from='alice@example.org/r1' to='%s' id=\"%s\"><ping xmlns='urn:xmpp:ping'/></iq>"
            .formatted(GATEWAY, escaped(id)));
    assertThat(next("iq").attributeValue("id")).isEqualTo(id);
  }

  @Test
  @DisplayName("B-25 200 messages arrive on IRC in their order, and the answers come back in it")
  void keepsTheOrder() {
    IrcClient bob = person("bob");
    chat("bob%tiny@" + GATEWAY, "first", "first"); // connects: only so much waits for that (K-07)
    bob.expectMessage("alice", "bob", "first");
    List<String> sent = IntStream.range(0, 200).mapToObj(i -> "number " + i).toList();
    sent.forEach(body -> chat("bob%tiny@" + GATEWAY, body, body));
    sent.forEach(body -> assertThat(bob.expect("PRIVMSG bob")).endsWith(":" + body));
    sent.forEach(body -> bob.say("alice", body));
    List<String> received = sent.stream().map(any -> next("message").elementText("body")).toList();
    assertThat(received).containsExactlyElementsOf(sent);
  }

  @Test
  @DisplayName("B-27 unknown children do not hinder a message")
  void ignoresUnknownChildren() {
    IrcClient bob = person("bob");
    send(
        "<message type='chat' from='alice@example.org/r1' to='bob%%tiny@%s' id='m1'><strange xmlns='urn:example:x'><deep/></strange><body>hello</body></message>"
            .formatted(GATEWAY));
    bob.expectMessage("alice", "bob", "hello");
  }

  @ParameterizedTest(name = "B-28 what is wrapped in {0} is not executed")
  @ValueSource(
      strings = {
        "sent xmlns='urn:xmpp:carbons:2'",
        "privilege xmlns='urn:xmpp:privilege:2'",
        "delegation xmlns='urn:xmpp:delegation:2'"
      })
  void executesNothingThatIsForwarded(String wrapper) {
    IrcClient bob = person("bob");
    String name = wrapper.substring(0, wrapper.indexOf(' '));
    send(
        ("<message from='mallory@example.org/r1' to='%s' id='m1'><%s><forwarded xmlns='urn:xmpp:forward:0'>"
                + "<message xmlns='jabber:client' type='chat' from='alice@example.org/r1' to='bob%%tiny@%s'><body>forged</body></message>"
                + "</forwarded></%s></message>")
            .formatted(GATEWAY, wrapper, GATEWAY, name));
    chat("bob%tiny@" + GATEWAY, "m2", "real");
    bob.expectMessage("alice", "bob", "real");
    assertThat(irc().heard()).noneMatch(line -> line.contains("forged"));
  }

  @Test
  @DisplayName("B-29 groupchat to a contact is an error, headline is silent")
  void refusesGroupchatToAContact() {
    send(
        "<message type='groupchat' from='alice@example.org/r1' to='%s' id='m1'><body>x</body></message>"
            .formatted(CONTACT));
    expectError(next("message", "m1"), "service-unavailable", "cancel");
    send(
        "<message type='headline' from='alice@example.org/r1' to='%s' id='m2'><body>x</body></message>"
            .formatted(CONTACT));
    assertThat(fence()).isEmpty();
  }

  @Test
  @DisplayName("R-03 a stanza nested 200 levels deep harms nobody")
  void survivesDeepNesting() {
    String nested = "<x xmlns='urn:example:deep'>" + "<y>".repeat(60) + "</y>".repeat(60) + "</x>";
    send(
        "<message from='alice@example.org/r1' to='%s' type='headline'>%s</message>"
            .formatted(CONTACT, nested));
    assertThat(fence()).isEmpty();
  }
}
