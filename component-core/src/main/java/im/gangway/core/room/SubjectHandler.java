package im.gangway.core.room;

import im.gangway.core.address.TargetKind;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.MessageHandler;
import im.gangway.core.handler.MessageRequest;
import im.gangway.core.handler.StanzaTypes;
import im.gangway.core.text.TextLimit;
import im.gangway.core.xml.Elements;
import im.gangway.transport.LegacyException;
import im.gangway.transport.RoomSession;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.Message;

/**
 * Changes a room's subject: a message with a subject and no body (XEP-0045 §8.1). It is shown when
 * the network says that it has changed.
 */
final class SubjectHandler implements MessageHandler {
  private final TextLimit limit;

  SubjectHandler(GatewayContext context) {
    this.limit = new TextLimit(context.info().maxTextBytes());
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.ROOM);
  }

  @Override
  public boolean handles(Message message) {
    return StanzaTypes.is(message, Message.Type.groupchat)
        && Elements.child(message.getElement(), "subject") != null
        && Elements.child(message.getElement(), "body") == null;
  }

  @Override
  public CompletionStage<Void> handle(MessageRequest request)
      throws StanzaException, LegacyException {
    Room room = RoomGuard.require(request);
    String text = Elements.childText(request.stanza().getElement(), "subject");
    String subject = text == null ? "" : text;
    limit.check(subject);
    return request
        .session()
        .legacy()
        .call(RoomSession.class, network -> network.changeSubject(room.address(), subject));
  }
}
