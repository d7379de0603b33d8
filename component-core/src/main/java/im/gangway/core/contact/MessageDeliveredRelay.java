package im.gangway.core.contact;

import im.gangway.core.contact.SentMessages.Sent;
import im.gangway.core.relay.Relay;
import im.gangway.core.session.UserSession;
import im.gangway.core.xml.Elements;
import im.gangway.core.xml.StanzaIds;
import im.gangway.transport.LegacyEvent.MessageDelivered;
import org.dom4j.Element;

/** A message has reached its recipient: tells the client that asked for it (XEP-0184 §5.4). */
public final class MessageDeliveredRelay implements Relay<MessageDelivered> {
  private static final String RECEIPTS = "urn:xmpp:receipts";

  @Override
  public Class<MessageDelivered> event() {
    return MessageDelivered.class;
  }

  @Override
  public void relay(MessageDelivered event, UserSession session) {
    Correspondence.of(session)
        .sent()
        .settle(event.message())
        .filter(Sent::receiptWanted)
        .ifPresent(sent -> session.sink().send(receipt(sent)));
  }

  private static Element receipt(Sent sent) {
    Element head = sent.head();
    Element receipt = Elements.create("message");
    String type = head.attributeValue("type");
    if (type != null) {
      receipt.addAttribute("type", type);
    }
    receipt.addAttribute("from", head.attributeValue("to"));
    receipt.addAttribute("to", head.attributeValue("from"));
    receipt.addAttribute("id", StanzaIds.next());
    Elements.add(receipt, "received", RECEIPTS).addAttribute("id", head.attributeValue("id"));
    return receipt;
  }
}
