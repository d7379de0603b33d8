package im.gangway.core.presence;

import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.PresenceHandler;
import im.gangway.core.handler.PresenceRequest;
import im.gangway.core.handler.StanzaTypes;
import im.gangway.core.session.UserSession;
import im.gangway.core.xml.Elements;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/**
 * A resource takes leave (XEP-0100 §4.5). A server that was asked says so for the whole user, with
 * no resource.
 */
final class UnavailableHandler implements PresenceHandler {
  private final PresenceEnvironment environment;

  UnavailableHandler(PresenceEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.GATEWAY, TargetKind.NETWORK, TargetKind.CONTACT);
  }

  @Override
  public boolean handles(Presence presence) {
    return StanzaTypes.is(presence, Presence.Type.unavailable);
  }

  @Override
  public CompletionStage<Void> handle(PresenceRequest request) {
    Lifecycle life = environment.lifecycle(request.session());
    life.signOfLife();
    if (life.isManaged()) {
      managed(request, life);
    } else if (!life.isShut() && request.target().kind() != TargetKind.CONTACT) {
      atWill(request);
    }
    return CompletableFuture.completedFuture(null);
  }

  private static void managed(PresenceRequest request, Lifecycle life) {
    Availability availability = Availability.of(request.session());
    String status = status(request.stanza());
    for (JID resource : meant(request, availability)) {
      if (availability.leavesBy(resource, request.to())) {
        life.left(resource, status);
      }
    }
  }

  private static List<JID> meant(PresenceRequest request, Availability availability) {
    boolean all = request.from().getResource() == null;
    return all ? availability.resources() : List.of(request.from());
  }

  private static String status(Presence presence) {
    @Nullable String status = Elements.childText(presence.getElement(), "status");
    return status == null ? "" : status;
  }

  private void atWill(PresenceRequest request) {
    UserSession session = request.session();
    session.existing(Availability.class).ifPresent(all -> all.remove(request.from()));
    ShownPresence.refresh(session);
    session.review();
    environment.answer(request, request.from(), Presence.Type.unavailable);
  }
}
