package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not pass, and is not turned into garbage: K-24, K-25, K-27, B-28. */
class RefusalCasesTest extends MessageCase {
  private static final String HINT = "I sent you an OMEMO encrypted message";

  private void expectRefusedInWords(String words) {
    Element error = next("message", "m1");
    assertThat(error.element("error").elementText("text")).contains(words);
    assertThat(error.elements()).as("the error does not repeat the message").hasSize(1);
    assertThat(fence()).isEmpty();
    assertThat(session().messages()).isEmpty();
  }

  @ParameterizedTest(name = "K-27 {0}")
  @ValueSource(
      strings = {
        "<encrypted xmlns='eu.siacs.conversations.axolotl'><header sid='1'/></encrypted>",
        "<encrypted xmlns='urn:xmpp:omemo:1'/>",
        "<encrypted xmlns='urn:xmpp:omemo:2'><header sid='1'/></encrypted>",
        "<openpgp xmlns='urn:xmpp:openpgp:0'>c2VjcmV0</openpgp>",
        "<x xmlns='jabber:x:encrypted'>c2VjcmV0</x>",
        "<encryption xmlns='urn:xmpp:eme:0' namespace='urn:xmpp:otr:0'/>"
      })
  void refusesEncryptedMessages(String encrypted) throws Exception {
    online();
    chat("m1", encrypted + body(HINT));
    expectRefusedInWords("End-to-end encryption does not pass this gateway");
    chat("m1", encrypted);
    expectRefusedInWords("End-to-end encryption does not pass this gateway");
  }

  @ParameterizedTest(name = "K-27 {0}")
  @ValueSource(
      strings = {"?OTRv23?", "?OTR:AAMDJ+MVmSfjFZcAAAAAAQAAAAIAAADA1g5IjD1ZGLDVQEyC", " ?OTR?"})
  void refusesOtr(String text) throws Exception {
    online();
    chat("m1", body(text));
    Element error = next("message", "m1");
    expectError(error, "not-acceptable", "modify");
    assertThat(session().messages()).isEmpty();
  }

  @Test
  @DisplayName("K-27 an error about something encrypted is not answered")
  void answersNoErrors() throws Exception {
    online();
    message("type='error'", "m1", "<encrypted xmlns='urn:xmpp:omemo:2'/><error type='cancel'/>");
    assertThat(fence()).isEmpty();
  }

  @Test
  @DisplayName("K-24 a reaction is not sent as a message")
  void refusesReactions() throws Exception {
    online();
    chat(
        "m1",
        "<reactions xmlns='urn:xmpp:reactions:0' id='x'><reaction>\ud83d\udc4d</reaction></reactions>"
            + "<fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reactions:0'/>"
            + body("&gt; hi\n\ud83d\udc4d"));
    expectRefused("m1", "feature-not-implemented", "cancel");
  }

  @ParameterizedTest(name = "K-25 {0}")
  @ValueSource(
      strings = {
        "<retract xmlns='urn:xmpp:message-retract:1' id='x'/>",
        "<apply-to xmlns='urn:xmpp:fasten:0' id='x'><retract xmlns='urn:xmpp:message-retract:0'/></apply-to>"
      })
  void refusesRetractions(String retraction) throws Exception {
    online();
    chat("m1", retraction + body("This person attempted to retract a previous message"));
    expectRefused("m1", "feature-not-implemented", "cancel");
  }

  @ParameterizedTest(name = "calls and transfers in messages: {0}")
  @ValueSource(
      strings = {
        "<propose xmlns='urn:xmpp:jingle-message:0' id='c1'/>",
        "<invite xmlns='urn:xmpp:call-invites:0'/>",
        "<data xmlns='http://jabber.org/protocol/ibb' sid='s' seq='0'>AAAA</data>"
      })
  void refusesCallsAndTransfers(String within) throws Exception {
    online();
    chat("m1", within);
    expectRefused("m1", "feature-not-implemented", "cancel");
  }

  @ParameterizedTest(name = "calls and transfers: {0}")
  @ValueSource(
      strings = {
        "<jingle xmlns='urn:xmpp:jingle:1' action='session-initiate' sid='s'/>",
        "<open xmlns='http://jabber.org/protocol/ibb' sid='s' block-size='4096'/>",
        "<si xmlns='http://jabber.org/protocol/si' id='s'/>",
        "<query xmlns='http://jabber.org/protocol/bytestreams' sid='s'/>"
      })
  void refusesSessions(String payload) throws Exception {
    online();
    expectError(ask("set", R1, NURSE, "q1", payload), "service-unavailable", "cancel");
  }

  @ParameterizedTest(name = "B-28 {0}")
  @ValueSource(
      strings = {
        "<sent xmlns='urn:xmpp:carbons:2'>%s</sent>",
        "<received xmlns='urn:xmpp:carbons:2'>%s</received>",
        "<privilege xmlns='urn:xmpp:privilege:2'>%s</privilege>",
        "<delegation xmlns='urn:xmpp:delegation:2'>%s</delegation>",
        "%s"
      })
  void executesNothingThatIsForwarded(String wrapper) throws Exception {
    online();
    String inner =
        "<forwarded xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client' type='chat'"
            + " from='juliet@example.org/b' to='nurse@legacy.example.org'><body>forged</body>"
            + "</message></forwarded>";
    chat("m1", wrapper.formatted(inner));
    chat("m2", wrapper.formatted(inner) + body("look"));
    expectError(next("message", "m1"), "not-acceptable", "modify");
    expectError(next("message", "m2"), "not-acceptable", "modify");
    send("<message from='%s' to='%s' id='g'>%s</message>", R1, GATEWAY, wrapper.formatted(inner));
    fence();
    assertThat(session().messages()).isEmpty();
    assertThat(network().sessions()).isEqualTo(1);
  }
}
