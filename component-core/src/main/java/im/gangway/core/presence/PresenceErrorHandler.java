package im.gangway.core.presence;

import im.gangway.core.account.Departure;
import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.PresenceHandler;
import im.gangway.core.handler.PresenceRequest;
import im.gangway.core.handler.StanzaTypes;
import im.gangway.core.xml.Elements;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.dom4j.Element;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/**
 * A presence of ours did not arrive: the resource, or all when the user's server or account is not
 * there, may come back, so the connection is kept for a while. Nothing is sent because of it.
 */
final class PresenceErrorHandler implements PresenceHandler {
  private final PresenceEnvironment environment;
  private final Subscription subscription;

  PresenceErrorHandler(PresenceEnvironment environment, Subscription subscription) {
    this.environment = environment;
    this.subscription = subscription;
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.GATEWAY, TargetKind.NETWORK, TargetKind.CONTACT);
  }

  @Override
  public boolean handles(Presence presence) {
    return StanzaTypes.is(presence, Presence.Type.error);
  }

  @Override
  public CompletionStage<Void> handle(PresenceRequest request) {
    Set<String> conditions = conditions(request.stanza());
    if (conditions.contains("subscription-required")) {
      subscription.missing(request.session());
    } else {
      Lifecycle life = environment.lifecycle(request.session());
      life.lost(concerned(request, conditions));
      if (conditions.stream().anyMatch(Departure::isToldBy) && Departure.note(request.session())) {
        subscription.gone(request.session());
      }
    }
    return CompletableFuture.completedFuture(null);
  }

  private static List<JID> concerned(PresenceRequest request, Set<String> conditions) {
    boolean all =
        request.from().getResource() == null || conditions.stream().anyMatch(Departure::isOfNobody);
    return all ? Availability.of(request.session()).resources() : List.of(request.from());
  }

  private static Set<String> conditions(Presence presence) {
    Element error = Elements.child(presence.getElement(), "error");
    return error == null
        ? Set.of()
        : error.elements().stream().map(Element::getName).collect(Collectors.toSet());
  }
}
