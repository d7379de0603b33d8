package im.gangway.core.contact;

import im.gangway.core.handler.GatewayContext;
import im.gangway.core.relay.Relay;
import im.gangway.core.room.OccupantMessages;
import im.gangway.core.session.UserSession;
import im.gangway.core.storage.StoredExtras;
import im.gangway.core.stream.RoutingListener;
import im.gangway.core.text.LegacyText;
import im.gangway.core.text.MessageBodies;
import im.gangway.core.xml.DelayStamp;
import im.gangway.core.xml.Elements;
import im.gangway.core.xml.StanzaIds;
import im.gangway.transport.IncomingExtras;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.MessageReceived;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dom4j.Element;
import org.xmpp.packet.JID;

/** A legacy user's message, to the user's bare JID or, within a room, to those who are there. */
public final class MessageReceivedRelay implements Relay<MessageReceived> {
  private static final Duration NOTABLE_DELAY = Duration.ofSeconds(30);
  private static final String STANZA_IDS = "urn:xmpp:sid:0";
  private static final String REPLIES = "urn:xmpp:reply:0";
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
      deliver(event, passing(event.extras()), session, StanzaIds.next(), RoutingListener.NONE);
    }
  }

  /** What comes with a message that is not stored; files could not be kept. */
  private static StoredExtras passing(IncomingExtras extras) {
    return new StoredExtras(extras.subject(), extras.thread(), Optional.empty(), List.of());
  }

  /**
   * Sends a message that is new.
   *
   * @param id of the stanza
   * @param listener told what became of it
   */
  public void deliver(
      MessageReceived event,
      StoredExtras extras,
      UserSession session,
      String id,
      RoutingListener listener) {
    session.touch();
    if (occupants.relay(event, session)) {
      listener.ended(true);
    } else if (!send(stanzas(event, extras, session, id), session, listener)) {
      listener.ended(false);
    }
  }

  /** Who has the last one has them all. */
  private static boolean send(
      List<Element> stanzas, UserSession session, RoutingListener listener) {
    int last = stanzas.size() - 1;
    for (Element before : stanzas.subList(0, last)) {
      if (!session.sink().send(before, RoutingListener.NONE)) {
        return false;
      }
    }
    return session.sink().send(stanzas.get(last), listener);
  }

  /** The text, unless a file came without one, and each file by itself, as clients show them. */
  private List<Element> stanzas(
      MessageReceived event, StoredExtras extras, UserSession session, String id) {
    List<Element> stanzas = new ArrayList<>();
    String text = body(event, extras, session);
    if (!text.isEmpty() || SharedFiles.linked(extras).isEmpty()) {
      stanzas.add(message(event, extras, session, id, text));
    }
    for (StoredExtras.File file : SharedFiles.linked(extras)) {
      String each = stanzas.isEmpty() ? id : id + "-" + stanzas.size();
      Element message = message(event, extras, session, each, file.url());
      SharedFiles.describe(file, message);
      stanzas.add(message);
    }
    return stanzas;
  }

  private Element message(
      MessageReceived event, StoredExtras extras, UserSession session, String id, String body) {
    Conversations conversations = Correspondence.of(session).conversations();
    Element message = Elements.create("message");
    message.addAttribute("type", "chat");
    message.addAttribute("from", context.addresses().of(event.from()).toString());
    message.addAttribute("to", session.user().toString());
    message.addAttribute("id", id);
    extras.subject().ifPresent(it -> Elements.addText(message, "subject", LegacyText.clean(it)));
    Elements.addText(message, "body", body);
    extras
        .thread()
        .or(() -> conversations.thread(event.from()))
        .ifPresent(thread -> Elements.addText(message, "thread", LegacyText.clean(thread)));
    Elements.add(message, "origin-id", STANZA_IDS).addAttribute("id", id);
    extras.reply().ifPresent(it -> reply(it, event, session, message));
    if (conversations.introduce(event.from())) {
      Elements.add(message, "nick", NICK).setText(name(event.from()));
    }
    event
        .sentAt()
        .filter(at -> isNotable(at, session.now()))
        .ifPresent(at -> DelayStamp.add(message, context.domain(), at));
    return message;
  }

  private void reply(
      StoredExtras.Reply reply, MessageReceived event, UserSession session, Element message) {
    JID author = reply.own() ? session.user() : context.addresses().of(event.from());
    Elements.add(message, "reply", REPLIES)
        .addAttribute("to", author.toString())
        .addAttribute("id", reply.id());
  }

  private static String body(MessageReceived event, StoredExtras extras, UserSession session) {
    String said = LegacyText.clean(MessageBodies.toBody(event.text()));
    String body = SharedFiles.withLost(said, extras, session.language());
    return new BodyLimit(session.sink().maxStanzaBytes()).cut(body, session.language());
  }

  private String name(LegacyAddress contact) {
    return LegacyText.name(context.service().nameOf(contact));
  }

  private static boolean isNotable(Instant sentAt, Instant now) {
    return sentAt.isBefore(now.minus(NOTABLE_DELAY));
  }
}
