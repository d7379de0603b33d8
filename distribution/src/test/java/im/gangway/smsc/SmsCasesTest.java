package im.gangway.smsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages between stanzas and phones. */
class SmsCasesTest extends PhoneCase {
  private static void assertError(Element error, String type, String condition, String... words) {
    assertThat(error.attributeValue("type")).isEqualTo(type);
    assertThat(error.elements()).extracting(Element::getName).contains(condition);
    for (String word : words) {
      assertThat(error.elementText("text")).contains(word);
    }
  }

  /** Nothing was sent: what comes to the carrier next is what is written now. */
  private void assertNothingSubmitted() throws Exception {
    write(ALICE, NURSE, "marker", "MARKER");
    assertThat(submitted()).contains("MARKER");
  }

  @Test
  @DisplayName("K-01 the text arrives as it was written, from the user's number")
  void sendsTheText() throws Exception {
    write(ALICE, NURSE, "m1", "Hello nurse");
    assertThat(submitted()).contains("Hello nurse", "14155550001", "14155550123");
  }

  @Test
  @DisplayName("K-02 a subject stands before the text")
  void putsTheSubjectBeforeTheText() throws Exception {
    write(ALICE, NURSE, "m1", "At one?", "<subject>Lunch</subject>");
    assertThat(submitted()).containsSubsequence("Lunch", "At one?");
  }

  @Test
  @DisplayName("K-11 K-12 chat states, markers and empty bodies cost nothing")
  void sendsNothingWithoutText() throws Exception {
    component()
        .send(
            "<message type='chat' from='%s/r1' to='%s@%s'><composing xmlns='http://jabber.org/protocol/chatstates'/></message>"
                .formatted(ALICE, NURSE, GATEWAY));
    component()
        .send(
            "<message type='chat' from='%s/r1' to='%s@%s'><displayed xmlns='urn:xmpp:chat-markers:0' id='x'/></message>"
                .formatted(ALICE, NURSE, GATEWAY));
    write(ALICE, NURSE, "m1", "");
    assertNothingSubmitted();
  }

  @Test
  @DisplayName("K-13 one receipt, once the phone has the message")
  void tellsOfTheDelivery() throws Exception {
    write(ALICE, NURSE, "m1", "Hello");
    submitted();
    report("1", "DELIVRD");
    Element receipt = expect("the receipt", each -> each.element("received") != null);
    assertThat(receipt.element("received").attributeValue("id")).isEqualTo("m1");
    assertThat(receipt.attributeValue("to")).isEqualTo(ALICE + "/r1");
    assertThat(receipt.attributeValue("from")).startsWith(NURSE + "@" + GATEWAY);
    report("1", "DELIVRD");
    assertThat(component().fence(ALICE)).noneMatch(each -> each.element("received") != null);
  }

  @ParameterizedTest(name = "K-14 {0}")
  @CsvSource({
    "UNDELIV, wait, recipient-unavailable",
    "EXPIRED, wait, remote-server-timeout",
  })
  void tellsOfAFailureLater(String state, String type, String condition) throws Exception {
    write(ALICE, NURSE, "m1", "Hello");
    submitted();
    report("1", state);
    assertError(error("m1"), type, condition);
  }

  @Test
  @DisplayName("K-15 no receipt for what the carrier does not tell of")
  void tellsOfNoDeliveryByItself() throws Exception {
    write(ALICE, NURSE, "m1", "Hello");
    submitted();
    report("1", "ACCEPTD");
    report("1", "UNKNOWN");
    write(ALICE, NURSE, "m2", "Hello again");
    submitted();
    report("2", "DELIVRD");
    Element receipt = expect("a receipt", each -> each.element("received") != null);
    assertThat(receipt.element("received").attributeValue("id")).isEqualTo("m2");
  }

  @Test
  @DisplayName("K-17 more segments than allowed are refused with both numbers")
  void refusesWhatIsTooLong() throws Exception {
    write(ALICE, NURSE, "m1", "a".repeat(2_000));
    assertError(error("m1"), "modify", "policy-violation", "14", "10");
    assertNothingSubmitted();
  }

  @Test
  @DisplayName("K-18 what no network would take is refused as a whole")
  void refusesWhatIsFarTooLong() throws Exception {
    write(ALICE, NURSE, "m1", "a".repeat(100_000));
    assertError(error("m1"), "modify", "policy-violation");
    assertNothingSubmitted();
  }

  @ParameterizedTest(name = "K-19 {0}")
  @ValueSource(
      strings = {
        "+1415555012\\20",
        "+14155550123456789012345678901234567890",
        "12345;phone-context=us\\2f"
      })
  void letsNoAddressIntoTheFieldsOfAPdu(String address) throws Exception {
    write(ALICE, address, "m1", "Hello");
    assertThat(error("m1")).isNotNull();
    assertNothingSubmitted();
  }

  @Test
  @DisplayName("K-20 /me is told as clients without it show it")
  void showsWhatSomebodyDoes() throws Exception {
    write(ALICE, NURSE, "m1", "/me waves");
    assertThat(submitted()).contains("* waves");
  }

  @ParameterizedTest(name = "K-24 K-25 {0}")
  @ValueSource(
      strings = {
        "<reactions id='x' xmlns='urn:xmpp:reactions:0'><reaction>+</reaction></reactions>",
        "<retract id='x' xmlns='urn:xmpp:message-retract:1'/>"
      })
  void paysForNoFallbackOfWhatPhonesCannot(String payload) throws Exception {
    write(
        ALICE,
        NURSE,
        "m1",
        "Fallback",
        payload + "<fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reactions:0'/>");
    assertThat(error("m1")).isNotNull();
    assertNothingSubmitted();
  }

  @Test
  @DisplayName("K-26 the quotation of a reply is not paid for")
  void stripsTheQuotation() throws Exception {
    write(
        ALICE,
        NURSE,
        "m1",
        "&gt; quoted\nAnswer",
        "<reply xmlns='urn:xmpp:reply:0' id='x'/><fallback xmlns='urn:xmpp:fallback:0'"
            + " for='urn:xmpp:reply:0'><body start='0' end='9'/></fallback>");
    assertThat(submitted()).contains("Answer").doesNotContain("quoted");
  }

  @ParameterizedTest(name = "K-27 {0}")
  @ValueSource(
      strings = {
        "<encrypted xmlns='eu.siacs.conversations.axolotl'/>",
        "<encrypted xmlns='urn:xmpp:omemo:2'/>",
        "<encryption xmlns='urn:xmpp:eme:0' namespace='urn:xmpp:omemo:2'/>"
      })
  void refusesWhatIsEncrypted(String payload) throws Exception {
    write(ALICE, NURSE, "m1", "I sent you an OMEMO encrypted message", payload);
    Element error = error("m1");
    assertThat(error.elementText("text")).containsIgnoringCase("encrypt");
    assertNothingSubmitted();
  }

  @Test
  @DisplayName("K-31 K-32 what a client sends again is paid for once, another text again")
  void sendsOnceWhatIsSentAgain() throws Exception {
    write(ALICE, NURSE, "m1", "Hello");
    write(ALICE, NURSE, "m1", "Hello");
    write(ALICE, NURSE, "m1", "Other");
    assertThat(submitted()).contains("Hello");
    assertThat(submitted()).contains("Other");
    assertNothingSubmitted();
  }

  @Test
  @DisplayName("L-01 L-03 texts go to the bare JID, there or not")
  void bringsTextsToTheBareJid() throws Exception {
    deliver(NURSE, ALICES, "Are you there?");
    Element message = received(NURSE);
    assertThat(message.attributeValue("to")).isEqualTo(ALICE);
    assertThat(message.attributeValue("type")).isEqualTo("chat");
    assertThat(message.attributeValue("id")).isNotBlank();
    assertThat(message.elementText("body")).isEqualTo("Are you there?");
  }

  @Test
  @DisplayName("L-05 L-10 the stream stays well-formed whatever a phone sends")
  void removesWhatXmlCannotHave() throws Exception {
    deliver(NURSE, ALICES, 0, new byte[] {'a', 0x1B, 0x0A, 'b', '<', '&', '>'});
    assertThat(received(NURSE).elementText("body")).matches("(?s)a.?b<&>");
    String odd = "x\uFFFE\u0001<]]>&\uD83D\uDE00\u200F";
    byte[] lone = (odd + "\uD83D").getBytes(StandardCharsets.UTF_16BE);
    lone[lone.length - 2] = (byte) 0xD8;
    lone[lone.length - 1] = 0x3D;
    deliver(NURSE, ALICES, 8, lone);
    assertThat(received(NURSE).elementText("body")).contains("x", "<]]>&\uD83D\uDE00\u200F");
    deliver(NURSE, ALICES, "Still there");
    assertThat(received(NURSE).elementText("body")).isEqualTo("Still there");
  }

  @Test
  @DisplayName("L-14 what the carrier sends again after a broken link comes once")
  void bringsOnceWhatTheCarrierRepeats() throws Exception {
    deliver(NURSE, ALICES, "Once");
    received(NURSE);
    smsc.peer().cut();
    awaitBind();
    deliver(NURSE, ALICES, "Once");
    deliver(NURSE, ALICES, "Then");
    assertThat(received(NURSE).elementText("body")).isEqualTo("Then");
  }

  @Test
  @DisplayName("L-20 answers to the number for all go to who wrote last, and to nobody else")
  void bringsAnswersToWhoWrote() throws Exception {
    write(BOB, NURSE, "m1", "It is Bob");
    assertThat(submitted()).contains("14155550002");
    deliver(NURSE, SHARED, "Hello Bob");
    assertThat(received(NURSE).attributeValue("to")).isEqualTo(BOB);
  }

  @ParameterizedTest(name = "M-03 M-08 {0}")
  @CsvSource({
    "+1 (415) 555-0123, +14155550123",
    "(415) 555-0123, +14155550123",
    "011 49 170 1234567, +491701234567",
  })
  void findsTheAddressOfANumber(String typed, String number) {
    Element answer =
        ask(
            "stranger@example.org",
            "set",
            "g1",
            "<query xmlns='jabber:iq:gateway'><prompt>" + typed + "</prompt></query>");
    assertThat(answer.element("query").elementText("jid")).isEqualTo(number + "@" + GATEWAY);
  }

  @ParameterizedTest(name = "M-06 {0}")
  @ValueSource(strings = {"nobody", "12", "+1 415"})
  void saysWhatIsNoNumber(String typed) {
    Element answer =
        ask(
            ALICE,
            "set",
            "g1",
            "<query xmlns='jabber:iq:gateway'><prompt>" + typed + "</prompt></query>");
    assertThat(answer.attributeValue("type")).isEqualTo("error");
    assertThat(answer.element("error").elementText("text")).isNotBlank();
  }
}
