package im.gangway.core.contact;

import im.gangway.core.handler.GatewayContext;
import im.gangway.core.relay.Relay;
import im.gangway.core.room.OccupantMessages;
import im.gangway.core.session.UserSession;
import im.gangway.core.stream.RoutingListener;
import im.gangway.core.text.LegacyText;
import im.gangway.core.text.MessageBodies;
import im.gangway.core.xml.DelayStamp;
import im.gangway.core.xml.Elements;
import im.gangway.core.xml.StanzaIds;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.MessageReceived;
import java.time.Duration;
import java.time.Instant;
import org.dom4j.Element;

/** A legacy user's message, to the user's bare JID or, within a room, to those who are there. */
public final class MessageReceivedRelay implements Relay<MessageReceived> {
  private static final Duration NOTABLE_DELAY = Duration.ofSeconds(30);
  private static final String STANZA_IDS = "urn:xmpp:sid:0";
  private static final String NICK = "http://jabber.org/protocol/nick";

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
    Correspondence known = Correspondence.of(session);
    boolean repeated = event.id().filter(id -> !known.isNew(event.from(), id)).isPresent();
    if (repeated) {
      session.touch();
    } else {
      deliver(event, session, StanzaIds.next(), RoutingListener.NONE);
    }
  }

  /**
   * Sends a message that is new.
   *
   * @param id of the stanza
   * @param listener told what became of it
   */
  public void deliver(
      MessageReceived event, UserSession session, String id, RoutingListener listener) {
    session.touch();
    if (occupants.relay(event, session)) {
      listener.ended(true);
    } else if (!session.sink().send(message(event, session, id), listener)) {
      listener.ended(false);
    }
  }

  private Element message(MessageReceived event, UserSession session, String id) {
    Conversations conversations = Correspondence.of(session).conversations();
    Element message = Elements.create("message");
    message.addAttribute("type", "chat");
    message.addAttribute("from", context.addresses().of(event.from()).toString());
    message.addAttribute("to", session.user().toString());
    message.addAttribute("id", id);
    Elements.addText(message, "body", body(event, session));
    conversations
        .thread(event.from())
        .ifPresent(thread -> Elements.addText(message, "thread", thread));
    Elements.add(message, "origin-id", STANZA_IDS).addAttribute("id", id);
    if (conversations.introduce(event.from())) {
      Elements.add(message, "nick", NICK).setText(name(event.from()));
    }
    event
        .sentAt()
        .filter(at -> isNotable(at, session.now()))
        .ifPresent(at -> DelayStamp.add(message, context.domain(), at));
    return message;
  }

  private static String body(MessageReceived event, UserSession session) {
    String body = LegacyText.clean(MessageBodies.toBody(event.text()));
    return new BodyLimit(session.sink().maxStanzaBytes()).cut(body, session.language());
  }

  private String name(LegacyAddress contact) {
    return LegacyText.name(context.service().nameOf(contact));
  }

  private static boolean isNotable(Instant sentAt, Instant now) {
    return sentAt.isBefore(now.minus(NOTABLE_DELAY));
  }
}
