package im.gangway.core.group;

import im.gangway.core.address.Target;
import im.gangway.core.address.TargetKind;
import im.gangway.core.contact.ContactMessageHandler;
import im.gangway.core.contact.RefusedContent;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaError;
import im.gangway.core.error.StanzaErrors;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.MessageHandler;
import im.gangway.core.handler.MessageRequest;
import im.gangway.core.handler.StanzaGate;
import im.gangway.core.handler.StanzaTypes;
import im.gangway.core.session.UserSession;
import im.gangway.core.text.MessageContent;
import im.gangway.transport.Ability;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.Message;

/**
 * Sends a message that is directed at the gateway itself and carries addresses (XEP-0033) to
 * everybody whom they name: as one message for each, with an outcome of its own that comes from
 * that address, or, where the transport can, as one for all. To be registered before what hears
 * messages to the gateway as commands.
 */
public final class GroupMessageHandler implements MessageHandler {
  /** What service discovery says of a gateway that has this (XEP-0033 §2). */
  public static final String FEATURE = AddressList.NAMESPACE;

  private static final Logger log = LoggerFactory.getLogger(GroupMessageHandler.class);
  private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

  private final GatewayContext context;
  private final ContactMessageHandler contacts;
  private final StanzaGate gate;
  private final boolean groups;

  /**
   * @param contacts sends what is for one of them
   * @param gate says who may write to legacy users; everybody may write to the gateway
   */
  public GroupMessageHandler(
      GatewayContext context, ContactMessageHandler contacts, StanzaGate gate) {
    this.context = context;
    this.contacts = contacts;
    this.gate = gate;
    this.groups = context.info().abilities().contains(Ability.GROUPS);
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.GATEWAY);
  }

  @Override
  public boolean handles(Message message) {
    Message.Type type = StanzaTypes.message(message);
    return (type == Message.Type.chat || type == Message.Type.normal)
        && AddressList.in(message.getElement()) != null;
  }

  @Override
  public CompletionStage<Void> handle(MessageRequest request)
      throws StanzaException, LegacyException {
    Element stanza = request.stanza().getElement();
    Optional<StanzaError> refused = RefusedContent.of(stanza);
    if (refused.isPresent()) {
      throw new StanzaException(refused.get());
    }
    Element list = AddressList.in(stanza);
    boolean saysSomething = MessageContent.of(stanza, request.session().language()).isPresent();
    return list != null && saysSomething
        ? send(request, AddressList.of(list, context.addresses()))
        : DONE;
  }

  private CompletionStage<Void> send(MessageRequest request, AddressList list)
      throws StanzaException, LegacyException {
    List<Recipient> recipients = list.recipients();
    if (!recipients.isEmpty() && !isAdmitted(request, recipients.get(0))) {
      return DONE;
    }
    if (!list.unreachable().isEmpty()) {
      tell(request.stanza(), Unreachable.error(list.unreachable()), request.session());
    }
    if (recipients.isEmpty()) {
      return DONE;
    }
    return groups && recipients.get(0).isVisible() && recipients.size() > 1
        ? together(request, recipients)
        : each(request, recipients);
  }

  private boolean isAdmitted(MessageRequest request, Recipient recipient) throws StanzaException {
    return gate.admits(
        request.stanza().getElement(), new Target.Contact(recipient.address()), request.session());
  }

  private CompletionStage<Void> together(MessageRequest request, List<Recipient> recipients)
      throws LegacyException {
    return contacts.send(
        request,
        recipients.get(0).address(),
        recipients.stream().skip(1).map(Recipient::addressee).toList());
  }

  private CompletionStage<Void> each(MessageRequest request, List<Recipient> recipients) {
    CompletionStage<Void> all = DONE;
    for (Recipient recipient : recipients) {
      boolean first = recipient == recipients.get(0);
      CompletionStage<Void> one = one(request, recipient, first);
      all = all.thenCombine(one, (done, too) -> done);
    }
    return all;
  }

  /** Done, whatever came of it; on the mailbox. */
  private CompletionStage<Void> one(MessageRequest request, Recipient recipient, boolean counted) {
    UserSession session = request.session();
    Message copy = copy(request.stanza(), recipient);
    return sent(new MessageRequest(copy, new Target.Contact(recipient.address()), session), counted)
        .handle(
            (done, failure) -> {
              if (failure != null) {
                tell(copy, error(failure), session);
              }
              return done;
            });
  }

  private static Message copy(Message stanza, Recipient recipient) {
    Message copy = new Message(stanza.getElement().createCopy(), true);
    copy.setTo(recipient.jid());
    Element list = AddressList.in(copy.getElement());
    if (list != null) {
      copy.getElement().remove(list);
    }
    return copy;
  }

  /** Each counts like a message that was sent to one alone. */
  private CompletionStage<Void> sent(MessageRequest request, boolean counted) {
    if (!counted && !request.session().allowStanza()) {
      return CompletableFuture.failedFuture(
          new StanzaException(
              Condition.RESOURCE_CONSTRAINT, Text.of(GroupMessageHandler.class, "too-much")));
    }
    try {
      return contacts.handle(request);
    } catch (LegacyException | RuntimeException failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }

  private static StanzaError error(Throwable failure) {
    StanzaError error = StanzaErrors.of(failure);
    if (error.condition() == Condition.INTERNAL_SERVER_ERROR) {
      log.error("A message to one of several failed; the others are not concerned", failure);
    }
    return error;
  }

  private static void tell(Message stanza, StanzaError error, UserSession session) {
    session.sink().send(StanzaErrors.reply(stanza.getElement(), error, session.language()));
  }
}
