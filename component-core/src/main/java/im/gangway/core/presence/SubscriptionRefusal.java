package im.gangway.core.presence;

import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.PresenceHandler;
import im.gangway.core.handler.PresenceRequest;
import im.gangway.core.handler.StanzaTypes;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.Presence;

/** Rooms are no contacts: whoever asks to see their presence is told so (RFC 6121 §3.1.3). */
public final class SubscriptionRefusal implements PresenceHandler {

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.ROOM, TargetKind.OCCUPANT);
  }

  @Override
  public boolean handles(Presence presence) {
    return StanzaTypes.is(presence, Presence.Type.subscribe);
  }

  @Override
  public CompletionStage<Void> handle(PresenceRequest request) {
    Presence refusal = new Presence(Presence.Type.unsubscribed);
    refusal.setFrom(request.to().asBareJID());
    refusal.setTo(request.from().asBareJID());
    request.session().send(refusal);
    return CompletableFuture.completedFuture(null);
  }
}
