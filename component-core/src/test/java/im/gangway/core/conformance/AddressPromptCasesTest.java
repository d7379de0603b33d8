package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.testing.ScriptedCase;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Group M: jabber:iq:gateway (XEP-0100 §6). */
class AddressPromptCasesTest extends ScriptedCase {

  private Element ask(String type, String within) {
    return ask(type, R1, GATEWAY, "g1", "<query xmlns='jabber:iq:gateway'>" + within + "</query>");
  }

  private Element set(String typed) {
    return ask("set", "<prompt>" + typed + "</prompt>");
  }

  @Test
  @DisplayName("M-01 M-08 everybody is told what to type")
  void asksForAnAddress() {
    Element query = expectResult(ask("get", ""));
    assertThat(query.elementText("desc")).isNotBlank();
    assertThat(query.elementText("prompt")).isNotBlank();
  }

  @ParameterizedTest(name = "M-02 M-04 M-08 M-11 {0} is {1}")
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "Foo Bar, foo\\20bar",
        "Nurse@Capulet.lit, nurse\\40capulet.lit",
        "nurse%capulet.lit, nurse\\40capulet.lit",
        "D'Artagnan, d\\27artagnan",
        "~ +15551234567 ~, +15551234567"
      })
  void makesAJidOfWhatWasTyped(String typed, String localpart) {
    Element query = expectResult(set(typed));
    assertThat(query.elements()).hasSize(1);
    assertThat(query.elementText("jid")).isEqualTo(localpart + "@" + GATEWAY);
  }

  @ParameterizedTest(name = "M-06 {0}")
  @ValueSource(strings = {"a*b", "&#228;", "01234567890123456789012345678901234567890"})
  void refusesWhatIsNoAddressInWords(String typed) {
    Element error = set(typed);
    expectError(error, "not-acceptable", "modify");
    assertThat(error.element("error").elementText("text")).isNotBlank();
  }

  @ParameterizedTest(name = "M-07 set of {0}")
  @ValueSource(
      strings = {"", "<prompt/>", "<prompt>  </prompt>", "<prompt xmlns='x'>nurse</prompt>"})
  void needsSomethingTyped(String within) {
    expectError(ask("set", within), "bad-request", "modify");
  }

  @Test
  @DisplayName("M-09 get with a prompt")
  void refusesAGetThatAlreadyHasAPrompt() {
    expectError(ask("get", "<prompt>nurse</prompt>"), "bad-request", "modify");
  }

  @Test
  @DisplayName("M-10 a JID of the gateway stays as it is")
  void keepsJidsOfItsOwn() {
    assertThat(expectResult(set("foo\\20bar@" + GATEWAY)).elementText("jid"))
        .isEqualTo("foo\\20bar@" + GATEWAY);
    expectError(set("a*b@" + GATEWAY), "not-acceptable", "modify");
  }

  @Test
  @DisplayName("M-08 nobody is asked whether the address exists")
  void leavesTheNetworkAlone() {
    expectResult(set("nurse"));
    assertThat(network().logins()).isEmpty();
  }

  @Test
  @DisplayName("M-02 B-27 the same by talking to the gateway, with a link")
  void tellsTheAddressInAChat() throws Exception {
    registered();
    assertThat(say("address")).contains(expectResult(ask("get", "")).elementText("prompt"));
    assertThat(say("a*b")).contains("must not contain");
    assertThat(say("Foo Bar"))
        .contains("foo\\20bar@" + GATEWAY, "xmpp:foo%5C20bar@" + GATEWAY + "?message");
  }

  private String say(String words) {
    send("<message from='%s' to='%s' type='chat'><body>%s</body></message>", R1, GATEWAY, words);
    return nextTo(R1, "an answer", stanza -> stanza.element("body") != null).elementText("body");
  }
}
