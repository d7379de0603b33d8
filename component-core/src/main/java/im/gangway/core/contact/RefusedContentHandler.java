package im.gangway.core.contact;

import im.gangway.core.address.TargetKind;
import im.gangway.core.error.StanzaError;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.MessageHandler;
import im.gangway.core.handler.MessageRequest;
import im.gangway.core.handler.StanzaTypes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.Message;

/**
 * Tells who writes end-to-end encrypted, and whoever sends something else that cannot pass, that it
 * does not, instead of passing on what only stands in for it. To be registered before everything
 * that sends messages.
 */
public final class RefusedContentHandler implements MessageHandler {

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.CONTACT, TargetKind.ROOM, TargetKind.OCCUPANT);
  }

  @Override
  public boolean handles(Message message) {
    return !StanzaTypes.is(message, Message.Type.error)
        && RefusedContent.of(message.getElement()).isPresent();
  }

  @Override
  public CompletionStage<Void> handle(MessageRequest request) throws StanzaException {
    Optional<StanzaError> error = RefusedContent.of(request.stanza().getElement());
    if (error.isPresent()) {
      throw new StanzaException(error.get());
    }
    return CompletableFuture.completedFuture(null);
  }
}
