package im.gangway.core.contact;

import im.gangway.core.address.Target;
import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.MessageHandler;
import im.gangway.core.handler.MessageRequest;
import im.gangway.core.handler.StanzaTypes;
import im.gangway.core.session.UserSession;
import im.gangway.core.text.MessageContent;
import im.gangway.core.text.TextLimit;
import im.gangway.transport.Ability;
import im.gangway.transport.Addressee;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyException;
import im.gangway.transport.OutgoingMessage.Extras;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
  private final boolean stored;
  private final MessageWay way;

  /**
   * @param way how messages go
   */
  public ContactMessageHandler(GatewayContext context, MessageWay way) {
    this.way = way;
    this.stored = context.info().keepsMessages();
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
    return send(request, ((Target.Contact) request.target()).address(), List.of());
  }

  /**
   * Sends a message, whatever it was directed at; on the mailbox.
   *
   * @param others for whom it is too; empty unless the transport has {@link Ability#GROUPS}
   */
  public CompletionStage<Void> send(
      MessageRequest request, LegacyAddress to, List<Addressee> others) throws LegacyException {
    UserSession session = request.session();
    Message stanza = request.stanza();
    Correspondence known = Correspondence.of(session);
    known.bounces().reset();
    known.conversations().heard(request.from(), to, stanza.getElement());
    Optional<MessageContent> content = MessageContent.of(stanza.getElement(), session.language());
    if (content.isEmpty()) {
      return DONE;
    }
    String text = text(request.to(), content.get(), known.repetitions());
    limit.check(text);
    if (!isNew(request, text, known.repetitions()) && !stored) {
      return DONE;
    }
    session.touch();
    return way.send(request, to, text, extras(content.get(), others));
  }

  private Extras extras(MessageContent content, List<Addressee> others) {
    Optional<String> subject = subjects ? content.subject() : Optional.empty();
    return new Extras(subject, content.thread()).alsoTo(others);
  }

  private String text(JID to, MessageContent content, Repetitions written) {
    String body = subjects ? content.body() : content.bodyWithSubject();
    return content.marked(body, id -> written.knows(to, id));
  }

  /** A repeated stanza goes on where the store knows what became of the first. */
  private static boolean isNew(MessageRequest request, String text, Repetitions written) {
    String id = request.stanza().getID();
    return id == null
        || written.isNew(request.from(), request.to(), id, text, request.session().now());
  }
}
