package im.gangway.core.contact;

import im.gangway.core.handler.GatewayContext;
import im.gangway.core.relay.Relay;
import im.gangway.core.session.UserSession;
import im.gangway.core.text.Languages;
import im.gangway.core.text.LegacyText;
import im.gangway.core.xml.StanzaIds;
import im.gangway.transport.LegacyEvent.ServiceNotice;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;

/** What a network tells the user, as a message from the network's own address. */
public final class ServiceNoticeRelay implements Relay<ServiceNotice> {
  private final GatewayContext context;

  public ServiceNoticeRelay(GatewayContext context) {
    this.context = context;
  }

  @Override
  public Class<ServiceNotice> event() {
    return ServiceNotice.class;
  }

  @Override
  public void relay(ServiceNotice event, UserSession session) {
    JID from = event.network().map(context.addresses()::of).orElse(context.addresses().gateway());
    Message message = new Message();
    message.setType(Message.Type.chat);
    message.setID(StanzaIds.next());
    message.setFrom(from);
    message.setTo(session.user());
    String text = LegacyText.clean(event.text().in(session.language()));
    message.setBody(new BodyLimit(session.sink().maxStanzaBytes()).cut(text, session.language()));
    Languages.mark(message.getElement(), event.text(), session.language());
    session.send(message);
  }
}
