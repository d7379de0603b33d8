package im.gangway.core.delivery;

import im.gangway.core.testing.ScriptedCase;
import im.gangway.transport.AfterCrash;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.MessageReceived;
import im.gangway.transport.LegacyMessageId;
import im.gangway.transport.MessageText;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.testing.ScriptedTransport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dom4j.Element;

/** A gateway whose transport keeps messages. */
abstract class StoredCase extends ScriptedCase {
  private static final String RECEIPTS = "<request xmlns='urn:xmpp:receipts'/>";

  private final AfterCrash afterCrash;

  StoredCase(AfterCrash afterCrash) {
    this.afterCrash = afterCrash;
  }

  @Override
  protected ScriptedTransport transport() {
    return ScriptedTransport.keepingMessages(afterCrash);
  }

  /** The user writes, and wants to be told of the delivery. */
  final void write(String id, String text) {
    send(
        "<message type='chat' from='%s' to='%s' id='%s'><body>%s</body>%s</message>",
        R1, NURSE, id, text, RECEIPTS);
  }

  final void accepting(String... ids) {
    session().outcome(accepted(ids));
  }

  static SendOutcome accepted(String... ids) {
    return new SendOutcome.Accepted(Stream.of(ids).map(LegacyMessageId::new).toList());
  }

  /** The next receipt's message. */
  final String nextReceipt() {
    Element receipt = nextTo(R1, "a receipt", stanza -> stanza.element("received") != null);
    return receipt.element("received").attributeValue("id");
  }

  static MessageReceived received(String id, String text) {
    return new MessageReceived(
        new LegacyAddress("nurse"),
        Optional.empty(),
        MessageText.plain(text),
        Optional.of(new LegacyMessageId(id)),
        Optional.empty());
  }

  static boolean hasBody(Element stanza) {
    return stanza.getName().equals("message") && stanza.element("body") != null;
  }

  /** The texts that have come for the user before the answer to a ping. */
  final List<String> bodies() {
    return fence().stream()
        .filter(StoredCase::hasBody)
        .map(stanza -> stanza.elementText("body"))
        .toList();
  }
}
