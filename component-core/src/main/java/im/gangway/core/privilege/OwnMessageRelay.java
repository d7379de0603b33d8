package im.gangway.core.privilege;

import im.gangway.core.handler.GatewayContext;
import im.gangway.core.relay.Relay;
import im.gangway.core.session.UserSession;
import im.gangway.core.text.Languages;
import im.gangway.core.text.MessageBodies;
import im.gangway.core.xml.DelayStamp;
import im.gangway.core.xml.Elements;
import im.gangway.core.xml.StanzaIds;
import im.gangway.transport.LegacyEvent.OwnMessage;
import im.gangway.transport.Text;
import org.dom4j.Element;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;

/**
 * What the user wrote with another client of the legacy service: sent in the user's name where the
 * server allows it (XEP-0356 §5), so that it is where the user's other messages are; else told by
 * the gateway.
 */
final class OwnMessageRelay implements Relay<OwnMessage> {
  private static final String FORWARD = "urn:xmpp:forward:0";
  private static final String STANZA_ID = "urn:xmpp:sid:0";

  private final GatewayContext context;
  private final Privileges privileges;
  private final OwnMessages sent;

  OwnMessageRelay(GatewayContext context, Privileges privileges, OwnMessages sent) {
    this.context = context;
    this.privileges = privileges;
    this.sent = sent;
  }

  @Override
  public Class<OwnMessage> event() {
    return OwnMessage.class;
  }

  @Override
  public void relay(OwnMessage event, UserSession session) {
    Message told = told(event, session);
    privileges
        .of(session.user())
        .filter(Privilege::speaksForUsers)
        .ifPresentOrElse(
            privilege -> session.send(inTheUsersName(event, session, told, privilege)),
            () -> session.send(told));
  }

  private Message told(OwnMessage event, UserSession session) {
    String body = MessageBodies.toBody(event.text());
    Message told = new Message();
    told.setType(Message.Type.chat);
    told.setID(StanzaIds.next());
    told.setFrom(context.addresses().gateway());
    told.setTo(session.user());
    told.setBody(
        Text.of(OwnMessageRelay.class, "own-message", event.to(), body).in(session.language()));
    Languages.mark(told.getElement(), session.language());
    event.sentAt().ifPresent(at -> DelayStamp.add(told.getElement(), context.domain(), at));
    return told;
  }

  private Message inTheUsersName(
      OwnMessage event, UserSession session, Message substitute, Privilege privilege) {
    String id = StanzaIds.next();
    sent.sent(id, substitute);
    Message wrapper = new Message();
    wrapper.setID(id);
    wrapper.setFrom(context.addresses().gateway());
    wrapper.setTo(privileges.server());
    Element forwarded =
        Elements.add(
            Elements.add(wrapper.getElement(), "privilege", privilege.namespace()),
            "forwarded",
            FORWARD);
    forwarded.add(message(event, id, session.user()));
    return wrapper;
  }

  private Element message(OwnMessage event, String id, JID user) {
    Element message = Elements.create("message");
    message.addAttribute("type", "chat");
    message.addAttribute("id", id);
    message.addAttribute("from", user.toString());
    message.addAttribute("to", context.addresses().of(event.to()).toString());
    Elements.addText(message, "body", MessageBodies.toBody(event.text()));
    Elements.add(message, "origin-id", STANZA_ID).addAttribute("id", id);
    event.sentAt().ifPresent(at -> DelayStamp.add(message, context.domain(), at));
    return message;
  }
}
