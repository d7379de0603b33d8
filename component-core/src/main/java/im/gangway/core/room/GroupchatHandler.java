package im.gangway.core.room;

import im.gangway.core.address.TargetKind;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.MessageHandler;
import im.gangway.core.handler.MessageRequest;
import im.gangway.core.handler.SendOutcomes;
import im.gangway.core.handler.StanzaTypes;
import im.gangway.core.session.UserSession;
import im.gangway.core.text.MessageBodies;
import im.gangway.core.text.MessageContent;
import im.gangway.core.text.TextLimit;
import im.gangway.core.xml.StanzaIds;
import im.gangway.transport.LegacyException;
import im.gangway.transport.OutgoingRoomMessage;
import im.gangway.transport.RoomSession;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.Message;

/**
 * Says something in a room (XEP-0045 §7.4). All resources in the room see it when the network has
 * taken it, in the order the network has taken things; what is refused nobody sees.
 */
final class GroupchatHandler implements MessageHandler {
  private final TextLimit limit;
  private final RoomStanzas stanzas;

  GroupchatHandler(GatewayContext context, RoomStanzas stanzas) {
    this.limit = new TextLimit(context.info().maxTextBytes());
    this.stanzas = stanzas;
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.ROOM);
  }

  @Override
  public boolean handles(Message message) {
    return StanzaTypes.is(message, Message.Type.groupchat);
  }

  @Override
  public CompletionStage<Void> handle(MessageRequest request)
      throws StanzaException, LegacyException {
    UserSession session = request.session();
    Room room = RoomGuard.require(request);
    Optional<MessageContent> content =
        MessageContent.of(request.stanza().getElement(), session.language());
    return content.isEmpty() ? Handled.done() : say(request, room, content.get());
  }

  private CompletionStage<Void> say(MessageRequest request, Room room, MessageContent content)
      throws LegacyException {
    String body = content.body();
    String told = content.marked(body, id -> room.history().wrote(room.ownNick(), id));
    limit.check(told);
    String id = StanzaIds.next();
    OutgoingRoomMessage message =
        new OutgoingRoomMessage(id, room.address(), MessageBodies.toText(told));
    return request
        .session()
        .legacy()
        .call(RoomSession.class, network -> SendOutcomes.accepted(network.sendToRoom(message)))
        .thenAccept(accepted -> reflect(request, room, body, id));
  }

  private void reflect(MessageRequest request, Room room, String body, String stanzaId) {
    if (!room.isJoined()) {
      return;
    }
    String id = Optional.ofNullable(request.stanza().getID()).orElse(stanzaId);
    RoomLine line =
        new RoomLine(request.session().now(), Optional.of(room.ownNick()), body, id, stanzaId);
    Reflection reflection = new Reflection(request.stanza().getElement());
    room.history().add(line);
    room.residents().tell(resident -> stanzas.reflected(room, reflection, line, resident.jid()));
  }
}
