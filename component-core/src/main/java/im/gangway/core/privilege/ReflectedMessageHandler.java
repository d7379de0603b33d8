package im.gangway.core.privilege;

import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.MessageHandler;
import im.gangway.core.handler.MessageRequest;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.Message;

/**
 * A message that the gateway sent in a user's name and that the server now brings to the contact it
 * was sent to: the legacy service has it already.
 */
final class ReflectedMessageHandler implements MessageHandler {
  private final OwnMessages sent;

  ReflectedMessageHandler(OwnMessages sent) {
    this.sent = sent;
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.CONTACT);
  }

  @Override
  public boolean handles(Message message) {
    return sent.contains(message);
  }

  @Override
  public CompletionStage<Void> handle(MessageRequest request) {
    sent.take(request.stanza().getID());
    return CompletableFuture.completedFuture(null);
  }
}
