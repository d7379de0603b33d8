package im.gangway.core.room;

import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.PresenceHandler;
import im.gangway.core.handler.PresenceRequest;
import im.gangway.core.handler.StanzaTypes;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.Presence;

/** A room's presence could not be delivered. */
final class PresenceErrorHandler implements PresenceHandler {

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.ROOM, TargetKind.OCCUPANT);
  }

  @Override
  public boolean handles(Presence presence) {
    return StanzaTypes.is(presence, Presence.Type.error);
  }

  @Override
  public CompletionStage<Void> handle(PresenceRequest request) {
    Ghosts.heed(
        request.stanza().getElement(),
        Targets.room(request.target()),
        request.from(),
        request.session());
    return Handled.done();
  }
}
