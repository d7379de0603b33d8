package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.account.UserAccount;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.MessageReceived;
import im.gangway.transport.LegacyEvent.TypingChanged;
import im.gangway.transport.MessageText;
import im.gangway.transport.testing.ScriptedSession;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages from legacy users: group L. */
class ReceiveCasesTest extends MessageCase {
  private static final String STATES = "http://jabber.org/protocol/chatstates";

  @Test
  @DisplayName("L-01 a message goes to the bare JID, with an id that is its origin-id")
  void tellsTheUser() throws Exception {
    online();
    Element message = written("Anon!");
    assertThat(message.attributeValue("type")).isEqualTo("chat");
    assertThat(message.attributeValue("from")).isEqualTo(NURSE);
    assertThat(message.attributeValue("to")).isEqualTo(USER);
    assertThat(message.elementText("body")).isEqualTo("Anon!");
    String id = message.attributeValue("id");
    assertThat(id).isNotBlank();
    assertThat(child(message, "origin-id", "urn:xmpp:sid:0").attributeValue("id")).isEqualTo(id);
    assertThat(message.element("delay")).isNull();
    assertThat(message.element("request")).isNull();
    assertThat(message.element("markable")).isNull();
    assertThat(written("Again").attributeValue("id")).isNotEqualTo(id);
  }

  @Test
  @DisplayName("I-09 L-01 who writes for the first time is introduced")
  void introducesTheSender() throws Exception {
    online();
    Element first = written("Anon!");
    assertThat(child(first, "nick", "http://jabber.org/protocol/nick").getText())
        .isEqualTo("nurse");
    assertThat(written("Anon!").element("nick")).isNull();
  }

  @Test
  @DisplayName("L-03 a message for a user who is away is sent all the same")
  void doesNotStoreForTheUser() throws Exception {
    registered();
    heard("m1", body("hello"));
    assertThat(written("Anon!").attributeValue("to")).isEqualTo(USER);
  }

  @Test
  @DisplayName("L-04 what is older than 30 seconds says when it was sent")
  void datesOldMessages() throws Exception {
    online();
    Instant old = Instant.now().minusSeconds(31).truncatedTo(ChronoUnit.MILLIS);
    session().publish(from(THE_NURSE, "old", Optional.empty(), Optional.of(old)));
    Element delay = child(next("message"), "delay", "urn:xmpp:delay");
    assertThat(delay.attributeValue("stamp")).isEqualTo(old.toString());
    assertThat(delay.attributeValue("from")).isEqualTo(GATEWAY);
    Instant recent = Instant.now().minusSeconds(5);
    session().publish(from(THE_NURSE, "recent", Optional.empty(), Optional.of(recent)));
    assertThat(next("message").element("delay")).isNull();
  }

  @Test
  @DisplayName("L-05 control characters are taken out and the stream stays")
  void cleansTexts() throws Exception {
    online();
    Element message = written("a\u0000b\u0008c\u000bd\u001fe\ufffef\ud800g\tg\nh");
    assertThat(message.elementText("body")).isEqualTo("abcde\ufffdf\ufffdg\tg\nh");
    assertThat(fence()).isEmpty();
    assertThat(component().connections()).isEqualTo(1);
  }

  @Test
  @DisplayName("L-07 a text that is too large is cut, with a notice")
  void cutsLargeTexts() throws Exception {
    online();
    Element message = written("&\u4e16".repeat(1 << 20));
    String body = message.elementText("body");
    assertThat(body).startsWith("&\u4e16&").contains("too long").contains("2097152");
    assertThat(message.asXML().length()).isBetween(60_000, 256 * 1024);
    assertThat(written("short").elementText("body")).isEqualTo("short");
  }

  @ParameterizedTest(name = "L-10 {0}")
  @ValueSource(
      strings = {
        "<b> & ]]> \" '",
        "\ud83d\udc69\u200d\ud83d\udc67 \ud83c\udff4",
        "\u05e9\u05dc\u05d5\u05dd \u202eabc",
        "a\u200db\u200c",
        "  two  spaces  "
      })
  void keepsTexts(String text) throws Exception {
    online();
    assertThat(written(text).elementText("body")).isEqualTo(text);
  }

  @Test
  @DisplayName("L-11 messages outlive a restart of the XMPP server, in order and dated")
  void keepsOrderOverAReconnect() throws Exception {
    online();
    ScriptedSession session = session();
    component().closeStream();
    component().awaitGone();
    IntStream.range(0, 200)
        .forEach(
            i -> session.publish(from(THE_NURSE, "m" + i, Optional.empty(), Optional.empty())));
    List<Element> all = IntStream.range(0, 200).mapToObj(i -> next("message")).toList();
    assertThat(all)
        .extracting(message -> message.elementText("body"))
        .containsExactlyElementsOf(IntStream.range(0, 200).mapToObj(i -> "m" + i).toList());
    child(all.get(0), "delay", "urn:xmpp:delay");
  }

  private void bounce(String from, String condition) {
    send(
        "<message type='error' from='%s' to='%s' id='b'><body>Anon!</body><error type='cancel'>"
            + "<%s xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>",
        from, NURSE, condition);
  }

  @ParameterizedTest(name = "L-12 {0}")
  @ValueSource(strings = {"service-unavailable", "item-not-found", "recipient-unavailable"})
  void doesNotAnswerBounces(String condition) throws Exception {
    online();
    written("Anon!");
    bounce(USER, condition);
    assertThat(fence()).isEmpty();
    assertThat(session().messages()).isEmpty();
    assertThat(session().isClosed()).isFalse();
  }

  @Test
  @DisplayName("L-13 a user who is gone three times is let go")
  void letsGoOfWhoIsGone() throws Exception {
    online();
    ScriptedSession session = session();
    for (int i = 0; i < 3; i++) {
      assertThat(session.isClosed()).isFalse();
      written("Anon!");
      bounce(USER, i == 1 ? "gone" : "item-not-found");
      fence();
    }
    Awaitility.await().until(session::isClosed);
    boolean[] dormant = new boolean[1];
    inSession(
        USER,
        user -> {
          dormant[0] = UserAccount.of(user).isDormant();
          return CompletableFuture.completedFuture(null);
        });
    assertThat(dormant[0]).isTrue();
  }

  @Test
  @DisplayName(
      "L-13 neither clients nor passing troubles count, and writing shows that one is there")
  void believesOnlyTheServerInARow() throws Exception {
    online();
    for (int i = 0; i < 5; i++) {
      bounce(R1, "item-not-found");
      bounce(USER, "service-unavailable");
    }
    bounce(USER, "gone");
    bounce(USER, "gone");
    heard("m1", body("I am here"));
    bounce(USER, "gone");
    bounce(USER, "gone");
    fence();
    assertThat(session().isClosed()).isFalse();
  }

  @Test
  @DisplayName("L-14 what is seen twice comes once")
  void recognisesRepetitions() throws Exception {
    online();
    Optional<String> id = Optional.of("id-1");
    session().publish(from(THE_NURSE, "one", id, Optional.empty()));
    session().publish(from(THE_NURSE, "one", id, Optional.empty()));
    session().publish(from(new LegacyAddress("peter"), "two", id, Optional.empty()));
    assertThat(next("message").elementText("body")).isEqualTo("one");
    assertThat(next("message").elementText("body")).isEqualTo("two");
    assertThat(fence()).isEmpty();
  }

  @Test
  @DisplayName("L-17 who shows that the user writes is shown that the contact does")
  void showsTyping() throws Exception {
    online();
    session().publish(new TypingChanged(THE_NURSE, true));
    assertThat(fence()).isEmpty();
    chat("s1", "<active xmlns='" + STATES + "'/>");
    fence();
    session().publish(new TypingChanged(THE_NURSE, true));
    session().publish(new TypingChanged(THE_NURSE, false));
    Element typing = next("message");
    assertThat(typing.attributeValue("to")).isEqualTo(R1);
    child(typing, "composing", STATES);
    child(typing, "no-store", "urn:xmpp:hints");
    assertThat(typing.element("body")).isNull();
    child(next("message"), "paused", STATES);
    session().publish(new TypingChanged(new LegacyAddress("peter"), true));
    assertThat(fence()).isEmpty();
  }

  @Test
  @DisplayName("L-20 each user gets what is meant for that user")
  void keepsUsersApart() throws Exception {
    online();
    registered("juliet@example.org", "juliet", "pass");
    send(
        "<message type='chat' from='juliet@example.org/b' to='%s' id='m1'><body>hi</body></message>",
        NURSE);
    ScriptedSession other = network().session("juliet@example.org");
    other.expect("send");
    write("for romeo");
    other.publish(from(THE_NURSE, "for juliet", Optional.of("x"), Optional.empty()));
    session().publish(from(THE_NURSE, "to both", Optional.of("x"), Optional.empty()));
    assertThat(nextTo("juliet@example.org", "a message", any -> true).elementText("body"))
        .isEqualTo("for juliet");
    assertThat(nextTo(USER, "a message", any -> true).elementText("body")).isEqualTo("for romeo");
    assertThat(nextTo(USER, "a message", any -> true).elementText("body")).isEqualTo("to both");
  }

  @Test
  @DisplayName("L-01 actions and notices are shown as such")
  void showsKinds() throws Exception {
    online();
    session()
        .publish(
            new MessageReceived(
                THE_NURSE,
                Optional.empty(),
                new MessageText(MessageText.Kind.ACTION, "waves"),
                Optional.empty(),
                Optional.empty()));
    assertThat(next("message").elementText("body")).isEqualTo("/me waves");
  }
}
