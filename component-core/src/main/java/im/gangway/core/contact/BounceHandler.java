package im.gangway.core.contact;

import im.gangway.core.account.Departure;
import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.MessageHandler;
import im.gangway.core.handler.MessageRequest;
import im.gangway.core.handler.StanzaTypes;
import im.gangway.core.presence.Lifecycle;
import im.gangway.core.session.UserSession;
import im.gangway.core.xml.Elements;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Text;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;
import org.xmpp.packet.Message;

/**
 * A message to the user came back. That is never answered; but when the user's server says time and
 * again that there is no such user, the gateway lets go of the user, so that nobody stays connected
 * in the name of somebody who no longer is.
 */
public final class BounceHandler implements MessageHandler {
  private static final String STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";

  private final Bounced bounced;

  /** Hears of every message that came back. */
  @FunctionalInterface
  public interface Bounced {
    /** Of nobody who cares. */
    Bounced IGNORED = (id, condition) -> {};

    /**
     * A message came back.
     *
     * @param id of its stanza; may be empty
     * @param condition the name of the stanza error's condition (RFC 6120 §8.3.3)
     */
    void bounced(String id, String condition);
  }

  public BounceHandler(Bounced bounced) {
    this.bounced = bounced;
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.CONTACT, TargetKind.NETWORK, TargetKind.GATEWAY);
  }

  @Override
  public boolean handles(Message message) {
    return StanzaTypes.is(message, Message.Type.error);
  }

  @Override
  public CompletionStage<Void> handle(MessageRequest request) {
    UserSession session = request.session();
    Element message = request.stanza().getElement();
    bounced.bounced(message.attributeValue("id", ""), condition(message));
    if (request.from().getResource() == null) {
      bouncedForAll(session, condition(message));
    }
    return CompletableFuture.completedFuture(null);
  }

  /** The user's server says so, of the user and not of a resource. */
  private static void bouncedForAll(UserSession session, String condition) {
    if (Departure.isOfNobody(condition)) {
      session.existing(Lifecycle.class).ifPresent(Lifecycle::unreachable);
    }
    if (Departure.isToldBy(condition)) {
      boolean forDays = Departure.note(session);
      if (Correspondence.of(session).bounces().gone() || forDays) {
        letGo(session);
      }
    }
  }

  private static String condition(Element message) {
    Element error = Elements.child(message, "error");
    return error == null
        ? ""
        : error.elements().stream()
            .filter(child -> child.getNamespaceURI().equals(STANZAS))
            .map(Element::getName)
            .filter(name -> !name.equals("text"))
            .findFirst()
            .orElse("");
  }

  private static void letGo(UserSession session) {
    Correspondence.of(session).bounces().reset();
    Departure.sleep(session);
    session.end(FailureReason.CONNECTION_LOST, Text.NONE);
  }
}
