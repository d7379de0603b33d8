package im.gangway.core.contact;

import im.gangway.core.text.Languages;
import im.gangway.core.xml.Elements;
import im.gangway.core.xml.StanzaIds;
import java.util.Map;
import java.util.Optional;
import org.dom4j.Element;
import org.xmpp.packet.Message;

/**
 * The latest messages that a user sent, so that reports about them find their way back. Confined to
 * the user's mailbox.
 */
final class SentMessages {
  private static final int REMEMBERED = 500;
  private static final int LONGEST_ID = 1024;

  private final Map<String, Sent> sent = new BoundedMap<>(REMEMBERED);

  /**
   * A message that was sent.
   *
   * @param head the stanza without what was in it
   * @param receiptWanted whether its sender asked to be told of its delivery (XEP-0184)
   */
  record Sent(Element head, boolean receiptWanted) {}

  /** Remembers a message and gives it an id of its own, since clients may repeat theirs. */
  String remember(Message message) {
    String id = StanzaIds.next();
    Element stanza = message.getElement();
    boolean wanted = Receipt.isWanted(stanza);
    if (message.getID() == null || message.getID().length() <= LONGEST_ID) {
      sent.put(id, new Sent(head(stanza), wanted));
    }
    return id;
  }

  private static Element head(Element stanza) {
    Element head = Elements.create("message");
    for (String name : new String[] {"id", "from", "to", "type"}) {
      String value = stanza.attributeValue(name);
      if (value != null) {
        head.addAttribute(name, value);
      }
    }
    String language = stanza.attributeValue(Languages.ATTRIBUTE);
    if (language != null) {
      head.addAttribute(Languages.ATTRIBUTE, language);
    }
    return head;
  }

  /** Takes a message out: whatever comes of it, its sender is told once. */
  Optional<Sent> settle(String id) {
    return Optional.ofNullable(sent.remove(id));
  }
}
