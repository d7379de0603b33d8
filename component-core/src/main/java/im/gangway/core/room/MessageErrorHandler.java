package im.gangway.core.room;

import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.MessageHandler;
import im.gangway.core.handler.MessageRequest;
import im.gangway.core.handler.StanzaTypes;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.Message;

/** A room's or an occupant's message could not be delivered. */
final class MessageErrorHandler implements MessageHandler {

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.ROOM, TargetKind.OCCUPANT);
  }

  @Override
  public boolean handles(Message message) {
    return StanzaTypes.is(message, Message.Type.error);
  }

  @Override
  public CompletionStage<Void> handle(MessageRequest request) {
    Ghosts.heed(
        request.stanza().getElement(),
        Targets.room(request.target()),
        request.from(),
        request.session());
    return Handled.done();
  }
}
