package im.gangway.core.presence;

import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.PresenceHandler;
import im.gangway.core.handler.PresenceRequest;
import im.gangway.core.handler.StanzaTypes;
import im.gangway.core.session.UserSession;
import im.gangway.core.xml.Elements;
import im.gangway.transport.Text;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.Presence;

/**
 * A resource is available: to the gateway, a network or a contact, which is the same to a user who
 * has registered (XEP-0100 §4.4). It keeps the user connected, and is answered with the gateway's
 * own presence.
 */
final class AvailableHandler implements PresenceHandler {
  private static final String MUC = "http://jabber.org/protocol/muc";

  private final PresenceEnvironment environment;

  AvailableHandler(PresenceEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.GATEWAY, TargetKind.NETWORK, TargetKind.CONTACT);
  }

  @Override
  public boolean handles(Presence presence) {
    return StanzaTypes.isAvailable(presence);
  }

  @Override
  public CompletionStage<Void> handle(PresenceRequest request) {
    Lifecycle life = environment.lifecycle(request.session());
    life.signOfLife();
    if (life.isShut()) {
      life.voice().unavailable(request.from(), Text.of(AvailableHandler.class, "subscribe-first"));
    } else if (life.isManaged()) {
      managed(request, life);
    } else if (request.target().kind() != TargetKind.CONTACT) {
      answer(request, note(request));
    }
    return CompletableFuture.completedFuture(null);
  }

  private void managed(PresenceRequest request, Lifecycle life) {
    boolean entersARoom = Elements.child(request.stanza().getElement(), "x", MUC) != null;
    if (request.target().kind() == TargetKind.CONTACT && entersARoom) {
      return;
    }
    Availability.News news = note(request);
    if (request.target().kind() == TargetKind.NETWORK) {
      answer(request, news);
    }
    life.available(request.from(), news);
  }

  private static Availability.News note(PresenceRequest request) {
    UserSession session = request.session();
    Availability availability = Availability.of(session);
    Availability.News news = availability.add(request.from(), request.to());
    ShownPresence shown = ShownPresence.of(session);
    shown.note(request.stanza(), Availability.class, availability::contains);
    shown.show();
    return news;
  }

  private void answer(PresenceRequest request, Availability.News news) {
    if (news != Availability.News.NONE) {
      environment.answer(request, request.from(), null);
    }
  }
}
