package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.testing.ScriptedCase;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.MessageReceived;
import im.gangway.transport.LegacyMessageId;
import im.gangway.transport.MessageText;
import java.time.Instant;
import java.util.Optional;
import org.dom4j.Element;

/** What the cases about messages say in common. */
abstract class MessageCase extends ScriptedCase {
  static final LegacyAddress THE_NURSE = new LegacyAddress("nurse");

  /** Sends a chat message of the user's to the nurse, with this within it. */
  final void chat(String id, String within) {
    message("type='chat'", id, within);
  }

  /** Sends a message of the user's to the nurse, with these attributes and this within it. */
  final void message(String attributes, String id, String within) {
    send("<message %s from='%s' to='%s' id='%s'>%s</message>", attributes, R1, NURSE, id, within);
  }

  /** What the legacy side hears when this is sent. */
  final String heard(String id, String within) {
    chat(id, within);
    return nextText();
  }

  /** The next text that reaches the nurse. */
  final String nextText() {
    return session().expect("send nurse ").substring("send nurse ".length());
  }

  /** What the user sent has an error and nothing of it reached the legacy side. */
  final void expectRefused(String id, String condition, String type) {
    expectError(next("message", id), condition, type);
    assertThat(session().messages()).isEmpty();
  }

  /** The nurse writes. */
  final void write(String text) {
    session().publish(from(THE_NURSE, text, Optional.empty(), Optional.empty()));
  }

  static MessageReceived from(
      LegacyAddress sender, String text, Optional<String> id, Optional<Instant> at) {
    return new MessageReceived(
        sender, Optional.empty(), MessageText.plain(text), id.map(LegacyMessageId::new), at);
  }

  /** What comes to the user when the nurse writes. */
  final Element written(String text) {
    write(text);
    return next("message");
  }

  static Element child(Element stanza, String name, String namespace) {
    return stanza.elements(name).stream()
        .filter(child -> child.getNamespaceURI().equals(namespace))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No " + name + " in " + stanza.asXML()));
  }

  static String body(String text) {
    return "<body>" + text + "</body>";
  }
}
