package im.gangway.core.contact;

import im.gangway.core.address.Target;
import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.MessageHandler;
import im.gangway.core.handler.MessageRequest;
import im.gangway.core.handler.StanzaTypes;
import im.gangway.core.session.UserSession;
import im.gangway.core.text.MessageBodies;
import im.gangway.core.text.MessageContent;
import im.gangway.core.text.TextLimit;
import im.gangway.transport.Ability;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyException;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.OutgoingMessage.Extras;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;

/**
 * Sends a chat or normal message to a legacy user (RFC 6121 §5.2.2). What says nothing by itself,
 * such as chat states, markers and receipts, goes no further.
 */
public final class ContactMessageHandler implements MessageHandler {
  private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

  private final TextLimit limit;
  private final boolean subjects;

  public ContactMessageHandler(GatewayContext context) {
    this.limit = new TextLimit(context.info().maxTextBytes());
    this.subjects = context.info().abilities().contains(Ability.SUBJECTS);
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
    UserSession session = request.session();
    Message stanza = request.stanza();
    Correspondence known = Correspondence.of(session);
    known.bounces().reset();
    known.conversations().heard(request.from(), contact(request), stanza.getElement());
    Optional<MessageContent> content = MessageContent.of(stanza.getElement(), session.language());
    return content.isPresent() ? send(request, content.get(), known) : DONE;
  }

  private CompletionStage<Void> send(
      MessageRequest request, MessageContent content, Correspondence known) throws LegacyException {
    String text = text(request.to(), content, known.repetitions());
    limit.check(text);
    String stanzaId = request.stanza().getID();
    if (!isNew(request, stanzaId, text, known.repetitions())) {
      return DONE;
    }
    request.session().touch();
    String id = known.sent().remember(request.stanza());
    return known
        .queue()
        .send(outgoing(id, contact(request), text, content))
        .thenAccept(accepted -> request.session().touch())
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                failed(request, stanzaId, id, known);
              }
            });
  }

  private static LegacyAddress contact(MessageRequest request) {
    return ((Target.Contact) request.target()).address();
  }

  /** A correction (XEP-0308) of what the legacy user has read is marked as people do by hand. */
  private String text(JID to, MessageContent content, Repetitions written) {
    String body = subjects ? content.body() : content.bodyWithSubject();
    boolean correction = content.corrects().filter(id -> written.knows(to, id)).isPresent();
    return correction ? "* " + body : body;
  }

  private static boolean isNew(
      MessageRequest request, @Nullable String id, String text, Repetitions written) {
    return id == null
        || written.isNew(request.from(), request.to(), id, text, request.session().now());
  }

  private OutgoingMessage outgoing(
      String id, LegacyAddress to, String text, MessageContent content) {
    Optional<String> subject = subjects ? content.subject() : Optional.empty();
    return new OutgoingMessage(
        id, to, MessageBodies.toText(text), new Extras(subject, content.thread()));
  }

  /** The sender is told by an error, once, and may try again. */
  private static void failed(
      MessageRequest request, @Nullable String stanzaId, String id, Correspondence known) {
    known.sent().settle(id);
    if (stanzaId != null) {
      known.repetitions().forget(request.from(), request.to(), stanzaId);
    }
  }
}
