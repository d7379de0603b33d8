package im.gangway.core.contact;

import im.gangway.core.xml.Elements;
import im.gangway.core.xml.StanzaIds;
import org.dom4j.Element;

/** Delivery receipts (XEP-0184). */
public final class Receipt {
  /** Their namespace. */
  public static final String NAMESPACE = "urn:xmpp:receipts";

  private Receipt() {}

  /** Whether the sender of a message wants one, and it can be given (§5.3, §5.5). */
  public static boolean isWanted(Element message) {
    return message.attributeValue("id") != null
        && Elements.child(message, "request", NAMESPACE) != null
        && Elements.child(message, "received", NAMESPACE) == null;
  }

  /** The receipt for a message, of which the addresses, the type and the id are needed. */
  public static Element of(Element message) {
    Element receipt = Elements.create("message");
    String type = message.attributeValue("type");
    if (type != null) {
      receipt.addAttribute("type", type);
    }
    receipt.addAttribute("from", message.attributeValue("to"));
    receipt.addAttribute("to", message.attributeValue("from"));
    receipt.addAttribute("id", StanzaIds.next());
    Elements.add(receipt, "received", NAMESPACE).addAttribute("id", message.attributeValue("id"));
    return receipt;
  }
}
