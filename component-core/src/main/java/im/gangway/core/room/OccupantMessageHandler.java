package im.gangway.core.room;

import im.gangway.core.address.TargetKind;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.MessageHandler;
import im.gangway.core.handler.MessageRequest;
import im.gangway.core.handler.SendOutcomes;
import im.gangway.core.handler.StanzaTypes;
import im.gangway.core.text.MessageBodies;
import im.gangway.core.text.MessageContent;
import im.gangway.core.text.TextLimit;
import im.gangway.core.xml.StanzaIds;
import im.gangway.transport.LegacyException;
import im.gangway.transport.MessageText;
import im.gangway.transport.RoomSession;
import im.gangway.transport.Text;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.Message;

/** Says something to one occupant of a room only (XEP-0045 §7.5). */
final class OccupantMessageHandler implements MessageHandler {
  private final TextLimit limit;
  private final Nicks nicks;

  OccupantMessageHandler(GatewayContext context, Nicks nicks) {
    this.limit = new TextLimit(context.info().maxTextBytes());
    this.nicks = nicks;
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.OCCUPANT);
  }

  @Override
  public boolean handles(Message message) {
    Message.Type type = StanzaTypes.message(message);
    return type == Message.Type.chat
        || type == Message.Type.normal
        || type == Message.Type.groupchat;
  }

  @Override
  public CompletionStage<Void> handle(MessageRequest request)
      throws StanzaException, LegacyException {
    if (StanzaTypes.is(request.stanza(), Message.Type.groupchat)) {
      throw new StanzaException(
          Condition.BAD_REQUEST, Text.of(OccupantMessageHandler.class, "send-to-room"));
    }
    Optional<MessageContent> content =
        MessageContent.of(request.stanza().getElement(), request.session().language());
    return content.isEmpty() ? Handled.done() : whisper(request, content.get().bodyWithSubject());
  }

  private CompletionStage<Void> whisper(MessageRequest request, String body)
      throws StanzaException, LegacyException {
    Room room = RoomGuard.require(request);
    String nick = nick(room, Targets.nick(request.target()));
    limit.check(body);
    MessageText text = MessageBodies.toText(body);
    String id = StanzaIds.next();
    return request
        .session()
        .legacy()
        .call(
            RoomSession.class,
            network ->
                SendOutcomes.accepted(network.sendToOccupant(id, room.address(), nick, text)))
        .thenCompose(accepted -> Handled.done());
  }

  private String nick(Room room, String resource) throws StanzaException {
    return nicks
        .nick(room, resource)
        .orElseThrow(
            () ->
                new StanzaException(
                    Condition.ITEM_NOT_FOUND,
                    Text.of(OccupantMessageHandler.class, "nobody-named", resource)));
  }
}
