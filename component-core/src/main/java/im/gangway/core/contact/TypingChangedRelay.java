package im.gangway.core.contact;

import im.gangway.core.handler.GatewayContext;
import im.gangway.core.relay.Relay;
import im.gangway.core.session.UserSession;
import im.gangway.core.xml.Elements;
import im.gangway.core.xml.StanzaIds;
import im.gangway.transport.LegacyEvent.TypingChanged;
import org.dom4j.Element;
import org.xmpp.packet.JID;

/**
 * A legacy user writes: shown to those of the user's clients that told the legacy user the same
 * (XEP-0085 §5.1), and kept nowhere (XEP-0334).
 */
public final class TypingChangedRelay implements Relay<TypingChanged> {
  private static final String HINTS = "urn:xmpp:hints";

  private final GatewayContext context;

  public TypingChangedRelay(GatewayContext context) {
    this.context = context;
  }

  @Override
  public Class<TypingChanged> event() {
    return TypingChanged.class;
  }

  @Override
  public void relay(TypingChanged event, UserSession session) {
    Correspondence.of(session)
        .conversations()
        .clients(event.from())
        .forEach(client -> session.sink().send(state(event, client)));
  }

  private Element state(TypingChanged event, JID to) {
    Element message = Elements.create("message");
    message.addAttribute("type", "chat");
    message.addAttribute("from", context.addresses().of(event.from()).toString());
    message.addAttribute("to", to.toString());
    message.addAttribute("id", StanzaIds.next());
    Elements.add(message, event.typing() ? "composing" : "paused", Conversations.CHAT_STATES);
    Elements.add(message, "no-store", HINTS);
    return message;
  }
}
