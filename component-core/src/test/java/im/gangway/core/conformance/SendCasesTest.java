package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.FailureReason;
import im.gangway.transport.MessageText;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.SendOutcome;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages from the user to a legacy user: group K. */
class SendCasesTest extends MessageCase {

  @Test
  @DisplayName("K-01 a chat message arrives as it is, and its thread is kept")
  void sendsText() throws Exception {
    online();
    String text = "Wherefore art thou, Romeo? \u00e9\u4e16\ud83c\udf39";
    assertThat(heard("m1", body(text) + "<thread>t1</thread>")).isEqualTo(text);
    assertThat(session().messages().get(0).extras().thread()).contains("t1");
    assertThat(written("Anon").elementText("thread")).isEqualTo("t1");
  }

  @ParameterizedTest(name = "K-02 a subject is put before the text: {0}")
  @ValueSource(strings = {"", "type='normal'", "type='chat'"})
  void putsTheSubjectBeforeTheText(String type) throws Exception {
    online();
    message(type, "m1", "<subject>Tonight</subject>" + body("Come"));
    assertThat(nextText()).isEqualTo("[Tonight] Come");
    assertThat(session().messages().get(0).extras().subject()).isEmpty();
  }

  @Test
  @DisplayName("K-03 a stranger has to register")
  void wantsRegistration() throws Exception {
    online();
    send(
        "<message type='chat' from='eve@evil.example/x' to='%s' id='m1'><body>hi</body></message>",
        NURSE);
    expectError(next("message", "m1"), "registration-required", "auth");
    assertThat(session().messages()).isEmpty();
  }

  @Test
  @DisplayName("K-04 an address that cannot exist, and one that does not")
  void knowsNobodyThere() throws Exception {
    online();
    send(
        "<message type='chat' from='%s' to='bad*@%s' id='m1'><body>hi</body></message>",
        R1, GATEWAY);
    expectError(next("message", "m1"), "item-not-found", "cancel");
    session().outcome(new SendOutcome.Refused(FailureReason.RECIPIENT_UNKNOWN, "Who?"));
    chat("m2", body("hi"));
    expectError(next("message", "m2"), "item-not-found", "cancel");
  }

  @ParameterizedTest(name = "{0} {1}: {2}, {3}")
  @CsvSource({
    "K-05, RECIPIENT_OFFLINE, service-unavailable, cancel",
    "K-06, NETWORK_UNREACHABLE, remote-server-timeout, wait",
    "K-09, NOT_PERMITTED, forbidden, auth",
    "K-09, RATE_LIMITED, resource-constraint, wait",
    "K-10, BANNED, forbidden, auth",
    "K-16, TEXT_TOO_LONG, policy-violation, modify"
  })
  void saysWhyNot(String id, FailureReason reason, String condition, String type) throws Exception {
    online();
    session().outcome(new SendOutcome.Refused(reason, "No."));
    chat("m1", body("hi"));
    expectError(next("message", "m1"), condition, type);
    assertThat(fence()).isEmpty();
  }

  @Test
  @DisplayName("K-07 what is sent during the login waits, in order")
  void waitsForTheLogin() throws Exception {
    registered();
    network().holdLogins();
    IntStream.range(0, 50).forEach(i -> chat("m" + i, body("text " + i)));
    chat("m50", body("one too many"));
    expectError(next("message", "m50"), "resource-constraint", "wait");
    network().releaseLogins();
    IntStream.range(0, 50).forEach(i -> assertThat(nextText()).isEqualTo("text " + i));
  }

  @Test
  @DisplayName("K-06 K-07 each gets an error when the login fails")
  void saysThatTheLoginFailed() throws Exception {
    registered();
    network().down();
    chat("m1", body("one"));
    chat("m2", body("two"));
    expectError(next("message", "m1"), "remote-server-timeout", "wait");
    expectError(next("message", "m2"), "remote-server-timeout", "wait");
  }

  @Test
  @DisplayName("K-08 an invisible user is logged in on demand")
  void logsInOnDemand() throws Exception {
    registered();
    assertThat(heard("m1", body("hello"))).isEqualTo("hello");
  }

  @ParameterizedTest(name = "K-11 K-12 nothing to say: {0}")
  @ValueSource(
      strings = {
        "<active xmlns='http://jabber.org/protocol/chatstates'/>",
        "<composing xmlns='http://jabber.org/protocol/chatstates'/><no-store xmlns='urn:xmpp:hints'/>",
        "<displayed xmlns='urn:xmpp:chat-markers:0' id='x'/>",
        "<received xmlns='urn:xmpp:receipts' id='x'/>",
        "<body/>",
        "<body></body><active xmlns='http://jabber.org/protocol/chatstates'/>"
      })
  void sendsNothing(String within) throws Exception {
    online();
    chat("m1", within);
    assertThat(fence()).isEmpty();
    assertThat(session().messages()).isEmpty();
  }

  @Test
  @DisplayName("K-18 a text that is too long is not sent in part")
  void refusesLongTexts() throws Exception {
    online();
    chat("m1", body("x".repeat(70_000)));
    expectRefused("m1", "policy-violation", "modify");
    chat("m2", body("x".repeat(1 << 20)));
    expectRefused("m2", "policy-violation", "modify");
  }

  @Test
  @DisplayName("K-19 a subject never adds a line")
  void keepsSubjectsOnOneLine() throws Exception {
    online();
    assertThat(heard("m1", "<subject>a&#13;&#10;QUIT&#10;b</subject>" + body("text")))
        .isEqualTo("[a QUIT b] text");
  }

  @Test
  @DisplayName("K-20 /me is an action")
  void sendsActions() throws Exception {
    online();
    assertThat(heard("m1", body("/me waves"))).isEqualTo("waves");
    assertThat(session().messages().get(0).text().kind()).isEqualTo(MessageText.Kind.ACTION);
  }

  @ParameterizedTest(name = "K-21 K-22 out of band {0}")
  @ValueSource(
      strings = {
        "https://share.example.org/a.jpg",
        "http://127.0.0.1:9/10GiB",
        "file:///etc/passwd"
      })
  void sendsAddressesAsTextOnce(String url) throws Exception {
    online();
    String oob = "<x xmlns='jabber:x:oob'><url>" + url + "</url></x>";
    assertThat(heard("m1", body(url) + oob)).isEqualTo(url);
    assertThat(heard("m2", oob)).isEqualTo(url);
    assertThat(heard("m3", body("look") + oob)).isEqualTo("look\n" + url);
  }

  @Test
  @DisplayName("K-23 a correction is marked; one of something unknown is a new message")
  void marksCorrections() throws Exception {
    online();
    heard("m1", body("see you at fvie"));
    String replace = "<replace xmlns='urn:xmpp:message-correct:0' id='%s'/>";
    assertThat(heard("m2", body("see you at five") + replace.formatted("m1")))
        .isEqualTo("* see you at five");
    assertThat(heard("m3", body("hello") + replace.formatted("m99"))).isEqualTo("hello");
  }

  @Test
  @DisplayName("K-26 the quotation of a reply is taken out")
  void stripsQuotations() throws Exception {
    online();
    String quoted = "> Nurse wrote:\n> \ud83c\udf39 hi\n";
    int end = quoted.codePointCount(0, quoted.length());
    String reply =
        "<reply xmlns='urn:xmpp:reply:0' to='%s' id='x'/>"
            + "<fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'>"
            + "<body start='0' end='%d'/></fallback>";
    String body = body(quoted.replace(">", "&gt;") + "Great");
    assertThat(heard("m1", body + reply.formatted(NURSE, end))).isEqualTo("Great");
    assertThat(heard("m2", body + reply.formatted(NURSE, 1_000_000))).isEqualTo(quoted + "Great");
  }

  @Test
  @DisplayName("K-28 XHTML is left out, the body stays")
  void ignoresMarkup() throws Exception {
    online();
    String html =
        "<html xmlns='http://jabber.org/protocol/xhtml-im'>"
            + "<body xmlns='http://www.w3.org/1999/xhtml'><script>evil()</script></body></html>";
    assertThat(heard("m1", html + body("plain"))).isEqualTo("plain");
  }

  @Test
  @DisplayName("K-29 no-store is no obstacle: nothing is stored here")
  void sendsWhatMustNotBeStored() throws Exception {
    online();
    assertThat(heard("m1", body("hush") + "<no-store xmlns='urn:xmpp:hints'/>")).isEqualTo("hush");
  }

  @Test
  @DisplayName("K-30 of several bodies the default one, or the user's language")
  void choosesALanguage() throws Exception {
    online();
    String german = "<body xml:lang='de'>Hallo</body>";
    assertThat(heard("m1", german + body("Hello"))).isEqualTo("Hello");
    message("type='chat' xml:lang='de'", "m2", "<body xml:lang='en'>Hello</body>" + german);
    assertThat(nextText()).isEqualTo("Hallo");
    message("type='chat' xml:lang='fr'", "m3", "<body xml:lang='it'>Ciao</body>");
    assertThat(nextText()).isEqualTo("Ciao");
  }

  @Test
  @DisplayName("K-31 K-32 sent again is sent once, with another text it is another message")
  void recognisesRepetitions() throws Exception {
    online();
    chat("m1", body("one"));
    chat("m1", body("one"));
    chat("m1", body("two"));
    fence();
    assertThat(nextText()).isEqualTo("one");
    assertThat(nextText()).isEqualTo("two");
    assertThat(session().calls()).noneMatch(call -> call.startsWith("send"));
  }

  @Test
  @DisplayName("K-31 what came to nothing may be sent again")
  void sendsAgainWhatFailed() throws Exception {
    online();
    session().outcome(new SendOutcome.Refused(FailureReason.RATE_LIMITED, "Later."));
    chat("m1", body("one"));
    expectError(next("message", "m1"), "resource-constraint", "wait");
    session().outcome(SendOutcome.accepted());
    session().expect("send");
    assertThat(heard("m1", body("one"))).isEqualTo("one");
  }

  @Test
  @DisplayName("K-37 the contacts of others are nobody's business")
  void doesNotTellOfOthersContacts() throws Exception {
    online();
    registered("juliet@example.org", "juliet", "pass");
    send(
        "<message type='chat' from='juliet@example.org/b' to='%s' id='m1'><body>hi</body></message>",
        NURSE);
    assertThat(network().session("juliet@example.org").expect("send")).isEqualTo("send nurse hi");
    assertThat(fence()).isEmpty();
  }

  @Test
  @DisplayName("B-22 ids of messages are the gateway's own, whatever clients do")
  void givesMessagesIdsOfItsOwn() throws Exception {
    online();
    send("<message type='chat' from='%s' to='%s'><body>a</body></message>", R1, NURSE);
    send("<message type='chat' from='%s' to='%s'><body>a</body></message>", R1, NURSE);
    chat("same", body("b"));
    chat("same", body("c"));
    send("<message type='chat' from='%s' to='%s' id='same'><body>b</body></message>", R2, NURSE);
    IntStream.range(0, 5).forEach(i -> session().expect("send"));
    List<String> ids = session().messages().stream().map(OutgoingMessage::id).toList();
    assertThat(new HashSet<>(ids)).hasSize(5).doesNotContain("", "same");
  }

  @Test
  @DisplayName("B-29 groupchat to a contact is an error, headline is silent")
  void refusesGroupchat() throws Exception {
    online();
    message("type='headline'", "m1", body("news"));
    assertThat(fence()).isEmpty();
    message("type='groupchat'", "m2", body("all"));
    expectRefused("m2", "service-unavailable", "cancel");
  }
}
