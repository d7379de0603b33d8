package im.gangway.core.privilege;

import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.MessageHandler;
import im.gangway.core.handler.MessageRequest;
import im.gangway.core.handler.StanzaTypes;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.Message;

/**
 * The server refuses a message in a user's name: the gateway tells it itself, and does so from now
 * on until the server grants the right anew.
 */
final class RefusedMessageHandler implements MessageHandler {
  private static final Logger log = LoggerFactory.getLogger(RefusedMessageHandler.class);
  private final Privileges privileges;
  private final OwnMessages sent;

  RefusedMessageHandler(Privileges privileges, OwnMessages sent) {
    this.privileges = privileges;
    this.sent = sent;
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.GATEWAY);
  }

  @Override
  public boolean handles(Message message) {
    return StanzaTypes.is(message, Message.Type.error) && privileges.isServer(message.getFrom());
  }

  @Override
  public CompletionStage<Void> handle(MessageRequest request) {
    sent.take(String.valueOf(request.stanza().getID()))
        .ifPresent(
            substitute -> {
              log.warn("The server refuses messages in the names of users; it is not asked again");
              privileges.mute();
              request.session().send(substitute);
            });
    return CompletableFuture.completedFuture(null);
  }
}
