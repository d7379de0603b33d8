package im.gangway.core.contact;

import im.gangway.core.address.Target;
import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.MessageHandler;
import im.gangway.core.handler.MessageRequest;
import im.gangway.core.handler.SendOutcomes;
import im.gangway.core.handler.StanzaTypes;
import im.gangway.core.text.MessageBodies;
import im.gangway.core.text.TextLimit;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LegacySession;
import im.gangway.transport.OutgoingMessage;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.Message;

/** Sends a chat or normal message to a legacy user (RFC 6121 §5.2.2). */
public final class ContactMessageHandler implements MessageHandler {
  private final TextLimit limit;

  public ContactMessageHandler(GatewayContext context) {
    this.limit = new TextLimit(context.info().maxTextBytes());
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.CONTACT);
  }

  @Override
  public boolean handles(Message message) {
    Message.Type type = StanzaTypes.message(message);
    return type == Message.Type.chat || type == Message.Type.normal;
  }

  @Override
  public CompletionStage<Void> handle(MessageRequest request) throws LegacyException {
    String body = request.stanza().getBody();
    if (body == null || body.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    limit.check(body);
    request.session().touch();
    OutgoingMessage message = outgoing(request, body);
    return request
        .session()
        .legacy()
        .call(LegacySession.class, session -> SendOutcomes.accepted(session.send(message)))
        .thenAccept(accepted -> request.session().touch());
  }

  private static OutgoingMessage outgoing(MessageRequest request, String body) {
    Target.Contact contact = (Target.Contact) request.target();
    String id = request.stanza().getID() == null ? "" : request.stanza().getID();
    return new OutgoingMessage(id, contact.address(), MessageBodies.toText(body));
  }
}
