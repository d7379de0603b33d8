package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.MessageReceived;
import im.gangway.transport.MessageText;
import im.gangway.transport.testing.ScriptedSession;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Abuse from either side: group R, and who may do what: B-24, B-26. */
class AbuseCasesTest extends MessageCase {
  private static final String REGISTER = "<query xmlns='jabber:iq:register'/>";

  @Test
  @DisplayName("R-02 a field of 5 MiB is refused before it is parsed")
  void refusesHugeFields() throws Exception {
    online();
    send(
        "<iq type='set' from='%s' to='%s' id='big'><query xmlns='jabber:iq:register'><x"
            + " xmlns='jabber:x:data' type='submit'><field var='username'><value>%s</value></field>"
            + "</x></query></iq>",
        R1, GATEWAY, "x".repeat(5 << 20));
    expectError(next("iq", "big"), "policy-violation", "modify");
    assertThat(heard("m1", body("still here"))).isEqualTo("still here");
  }

  @Test
  @DisplayName("R-03 200 levels of nesting harm nobody")
  void boundsNesting() throws Exception {
    online();
    chat("deep", "<a>".repeat(200) + "</a>".repeat(200) + body("deep"));
    fence();
    assertThat(heard("m1", body("still here"))).isEqualTo("still here");
    assertThat(component().connections()).isEqualTo(1);
  }

  @Test
  @DisplayName("R-04 ten thousand resources of one user")
  void boundsResources() throws Exception {
    online();
    IntStream.range(0, 10_000)
        .forEach(i -> send("<presence from='%s/s%d' to='%s'/>", USER, i, GATEWAY));
    fence();
    registered("juliet@example.org", "juliet", "pass");
    send(
        "<message type='chat' from='juliet@example.org/b' to='%s' id='m1'><body>hi</body></message>",
        NURSE);
    assertThat(network().session("juliet@example.org").expect("send")).isEqualTo("send nurse hi");
    assertThat(network().sessions()).isEqualTo(2);
  }

  @ParameterizedTest(name = "R-06 {0}")
  @ValueSource(
      strings = {
        "'; drop table account; --",
        "%n%n%s%x",
        "${jndi:ldap://127.0.0.1/a}",
        "*)(uid=*",
        "{0} {1}"
      })
  void takesNamesAsTheyAre(String name) throws Exception {
    String user = "m\\26\\27" + Math.abs(name.hashCode()) + "@example.org";
    registered(user, name, "pass");
    send(
        "<message type='chat' from='%s/r' to='%s' id='m1'><body>%s</body></message>",
        user, NURSE, name);
    ScriptedSession session = network().session(user);
    assertThat(session.expect("send")).isEqualTo("send nurse " + name);
    assertThat(session.settings().of("")).containsEntry("username", name);
    session.publish(
        new MessageReceived(
            THE_NURSE,
            Optional.empty(),
            MessageText.plain(name),
            Optional.empty(),
            Optional.empty()));
    assertThat(next("message").elementText("body")).isEqualTo(name);
  }

  @Test
  @DisplayName("R-08 names that turn text around are shown in order")
  void showsNamesSafely() throws Exception {
    online();
    session()
        .publish(
            from(
                new LegacyAddress("nur\u202ees\u2066\u0000\n evil"),
                "hi",
                Optional.empty(),
                Optional.empty()));
    Element message = next("message");
    assertThat(message.attributeValue("from")).doesNotContain("\u202e", "\u2066", "\u0000");
    assertThat(child(message, "nick", "http://jabber.org/protocol/nick").getText())
        .isEqualTo("nures  evil");
  }

  @Test
  @DisplayName("R-14 a stanza-id in the gateway's name is not believed")
  void believesNoForeignStanzaIds() throws Exception {
    online();
    String forged = "<stanza-id xmlns='urn:xmpp:sid:0' by='%s' id='forged'/>";
    heard("m1", body("hi") + forged.formatted(GATEWAY) + forged.formatted(NURSE));
    assertThat(session().messages().get(0).id()).isNotEqualTo("forged");
    assertThat(written("hi").asXML()).doesNotContain("forged");
  }

  @Test
  @DisplayName("R-17 what comes back is never sent on")
  void doesNotLoop() throws Exception {
    online();
    Element message = written("Out of office");
    send(
        "<message type='error' from='%s' to='%s' id='%s'><body>Out of office</body>"
            + "<error type='cancel'><service-unavailable"
            + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>",
        USER, NURSE, message.attributeValue("id"));
    send(
        "<message type='chat' from='%s' to='%s' id='loop'><body>loop</body></message>",
        "peter@" + GATEWAY, NURSE);
    assertThat(fence()).isEmpty();
    assertThat(session().messages()).isEmpty();
  }

  @ParameterizedTest(name = "B-24 {0}")
  @ValueSource(strings = {"de", "de-AT", "en", "fr", ""})
  void saysInWhichLanguageItSpeaks(String language) throws Exception {
    online();
    String lang = language.isEmpty() ? "" : " xml:lang='" + language + "'";
    message("type='chat'" + lang, "m1", "<encrypted xmlns='urn:xmpp:omemo:2'/>");
    Element text = next("message", "m1").element("error").element("text");
    String expected = language.startsWith("de") ? "de" : "en";
    assertThat(text.attributeValue("lang")).isEqualTo(expected);
  }

  @Test
  @DisplayName("B-24 an answer says in which language it is")
  void saysInWhichLanguageItAnswers() {
    send(
        "<iq type='get' from='%s' to='%s' id='q1' xml:lang='de'>"
            + "<query xmlns='http://jabber.org/protocol/disco#info'/></iq>",
        R1, GATEWAY);
    assertThat(next("iq", "q1").attributeValue("lang")).isEqualTo("de");
  }

  @ParameterizedTest(name = "B-26 {0} may not register")
  @ValueSource(strings = {"example.org/res", "other.example.org/x", "other.example.org"})
  void refusesServersAndComponents(String from) {
    expectError(ask("get", from, GATEWAY, "q1", REGISTER), "forbidden", "auth");
    send("<message type='chat' from='%s' to='%s' id='m1'><body>x</body></message>", from, NURSE);
    expectError(next("message", "m1"), "forbidden", "auth");
  }

  @Test
  @DisplayName("B-26 the gateway's own server may always ask")
  void answersItsServer() {
    Element pong = ask("get", "example.org", GATEWAY, "p1", "<ping xmlns='urn:xmpp:ping'/>");
    assertThat(pong.attributeValue("type")).isEqualTo("result");
  }
}
