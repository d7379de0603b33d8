package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.LegacyEvent.ServiceNotice;
import im.gangway.transport.Text;
import im.gangway.transport.testing.ScriptedTransport;
import java.util.Optional;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** In which language the gateway and its transports speak (XEP-0100 §7). */
final class LanguageCasesTest extends MessageCase {

  @Test
  @DisplayName("B-24 an error is in the language of its stanza")
  void refusesInTheLanguageOfTheStanza() throws Exception {
    online();
    message("type='chat' xml:lang='de'", "m1", "<encrypted xmlns='urn:xmpp:omemo:2'/>");
    assertThat(refusal("m1").getText()).startsWith("Ende-zu-Ende");
  }

  @Test
  @DisplayName("B-24 an error to a stanza that names no language is in the one spoken before")
  void remembersTheLanguage() throws Exception {
    online();
    speakGerman();
    message("type='chat'", "m1", "<encrypted xmlns='urn:xmpp:omemo:2'/>");
    Element refusal = refusal("m1");
    assertThat(refusal.attributeValue("lang")).isEqualTo("de");
    assertThat(refusal.getText()).startsWith("Ende-zu-Ende");
  }

  @Test
  @DisplayName("B-24 words of a transport are in the user's language, and say so")
  void speaksForTransports() throws Exception {
    online();
    speakGerman();
    tell(Text.of(ScriptedTransport.class, "lunch", "Ann"));
    Element notice = next("message");
    assertThat(notice.elementText("body")).isEqualTo("Ann ist beim Mittagessen.");
    assertThat(notice.attributeValue("lang")).isEqualTo("de");
  }

  @Test
  @DisplayName("B-24 words of a network stay as they are, in no language that is known")
  void leavesWordsOfNetworks() throws Exception {
    online();
    speakGerman();
    tell(Text.literal("Maintenance at noon"));
    Element notice = next("message");
    assertThat(notice.elementText("body")).isEqualTo("Maintenance at noon");
    assertThat(notice.attribute("lang")).isNull();
  }

  private void tell(Text text) {
    session().publish(new ServiceNotice(Optional.empty(), text));
  }

  private void speakGerman() {
    send(
        "<iq type='get' from='%s' to='%s' id='q1' xml:lang='de'>"
            + "<query xmlns='http://jabber.org/protocol/disco#info'/></iq>",
        R1, GATEWAY);
    assertThat(next("iq", "q1").attributeValue("type")).isEqualTo("result");
  }

  private Element refusal(String id) {
    return next("message", id).element("error").element("text");
  }
}
