package im.gangway.core.presence;

import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.PresenceHandler;
import im.gangway.core.handler.PresenceRequest;
import im.gangway.core.handler.StanzaTypes;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.Presence;

/** Somebody asks how the gateway or a network is (RFC 6121 §4.3.2); nobody is logged in by that. */
final class ProbeHandler implements PresenceHandler {
  private final PresenceEnvironment environment;

  ProbeHandler(PresenceEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.GATEWAY, TargetKind.NETWORK);
  }

  @Override
  public boolean handles(Presence presence) {
    return StanzaTypes.is(presence, Presence.Type.probe);
  }

  @Override
  public CompletionStage<Void> handle(PresenceRequest request) {
    Lifecycle life = environment.lifecycle(request.session());
    if (life.isShut()) {
      environment.answer(request, request.from(), Presence.Type.unavailable);
    } else if (life.isManaged() && request.target().kind() == TargetKind.GATEWAY) {
      life.show(request.from());
    } else {
      environment.answer(request, request.from(), null);
    }
    return CompletableFuture.completedFuture(null);
  }
}
