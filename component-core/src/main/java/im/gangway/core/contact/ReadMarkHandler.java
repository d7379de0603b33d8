package im.gangway.core.contact;

import im.gangway.core.address.Target;
import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.MessageHandler;
import im.gangway.core.handler.MessageRequest;
import im.gangway.core.session.UserSession;
import im.gangway.core.xml.Elements;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyException;
import im.gangway.transport.ReadSession;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.Message;

/**
 * Tells the network what the user has read, where a client says so (XEP-0333). Which legacy message
 * is meant is remembered for those that were only passed on, and found in the store by the id of
 * the stanza for the others, see {@link ReadMarks}. Nobody is answered; who is not on the network,
 * nor about to be, is not logged in for it. To be registered before what sends messages, which it
 * gives every message to.
 */
public final class ReadMarkHandler implements MessageHandler {
  /** The namespace of markers, and what service discovery says of contacts. */
  public static final String NAMESPACE = "urn:xmpp:chat-markers:0";

  private static final Logger log = LoggerFactory.getLogger(ReadMarkHandler.class);

  private final ContactMessageHandler next;
  private final ReadMark.Source stored;

  /**
   * @param next hears of the message as well
   */
  public ReadMarkHandler(ContactMessageHandler next, ReadMark.Source stored) {
    this.next = next;
    this.stored = stored;
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.CONTACT);
  }

  @Override
  public boolean handles(Message message) {
    return next.handles(message) && !displayed(message.getElement()).isEmpty();
  }

  /**
   * The id of the message that was shown; of one that came in several stanzas that of the first.
   */
  private static String displayed(Element message) {
    Element marker = Elements.child(message, "displayed", NAMESPACE);
    String id = marker == null ? "" : marker.attributeValue("id", "");
    int part = id.indexOf('-');
    return part < 0 ? id : id.substring(0, part);
  }

  @Override
  public CompletionStage<Void> handle(MessageRequest request) throws LegacyException {
    UserSession session = request.session();
    if (session.isOnline()) {
      LegacyAddress contact = ((Target.Contact) request.target()).address();
      session.unsettled();
      find(session, displayed(request.stanza().getElement()))
          .whenCompleteAsync(
              (mark, failure) -> {
                found(mark, failure, contact, session);
                session.settled();
              },
              session.mailbox());
    }
    return next.handle(request);
  }

  private CompletionStage<Optional<ReadMark>> find(UserSession session, String id) {
    Optional<ReadMark> passed = Correspondence.of(session).marks().passed(id);
    return passed.isPresent()
        ? CompletableFuture.completedFuture(passed)
        : stored.find(session.user().toBareJID(), id);
  }

  private static void found(
      @Nullable Optional<ReadMark> mark,
      @Nullable Throwable failure,
      LegacyAddress contact,
      UserSession session) {
    if (mark == null) {
      log.debug("What the user has read cannot be found", failure);
      return;
    }
    mark.filter(known -> known.from().equals(contact))
        .filter(Correspondence.of(session).marks()::isNews)
        .ifPresent(known -> tell(known, session));
  }

  private static void tell(ReadMark mark, UserSession session) {
    session.touch();
    session
        .legacy()
        .call(
            ReadSession.class,
            legacy -> {
              legacy.read(mark.from(), mark.message());
              return CompletableFuture.completedFuture(true);
            })
        .whenComplete(
            (told, failure) -> {
              if (failure != null) {
                log.debug("The network was not told what the user has read", failure);
              }
            });
  }
}
