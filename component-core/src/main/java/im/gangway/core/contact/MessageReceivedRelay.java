package im.gangway.core.contact;

import im.gangway.core.handler.GatewayContext;
import im.gangway.core.relay.Relay;
import im.gangway.core.room.OccupantMessages;
import im.gangway.core.session.UserSession;
import im.gangway.core.text.MessageBodies;
import im.gangway.core.xml.DelayStamp;
import im.gangway.core.xml.StanzaIds;
import im.gangway.transport.LegacyEvent.MessageReceived;
import org.xmpp.packet.Message;

/** A legacy user's message, to the user's bare JID or, within a room, to those who are there. */
public final class MessageReceivedRelay implements Relay<MessageReceived> {
  private final GatewayContext context;
  private final OccupantMessages occupants;

  public MessageReceivedRelay(GatewayContext context, OccupantMessages occupants) {
    this.context = context;
    this.occupants = occupants;
  }

  @Override
  public Class<MessageReceived> event() {
    return MessageReceived.class;
  }

  @Override
  public void relay(MessageReceived event, UserSession session) {
    session.touch();
    if (occupants.relay(event, session)) {
      return;
    }
    Message message = new Message();
    message.setType(Message.Type.chat);
    message.setID(StanzaIds.next());
    message.setFrom(context.addresses().of(event.from()));
    message.setTo(session.user());
    message.setBody(MessageBodies.toBody(event.text()));
    event.sentAt().ifPresent(at -> DelayStamp.add(message.getElement(), context.domain(), at));
    session.send(message);
  }
}
