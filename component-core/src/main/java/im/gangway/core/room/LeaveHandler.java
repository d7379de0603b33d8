package im.gangway.core.room;

import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.PresenceHandler;
import im.gangway.core.handler.PresenceRequest;
import im.gangway.core.handler.StanzaTypes;
import im.gangway.core.presence.ShownPresence;
import im.gangway.core.session.UserSession;
import im.gangway.core.xml.Elements;
import im.gangway.transport.Occupant;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.Presence;

/**
 * Leaves a room, or no longer wants in (XEP-0045 §7.14). The network hears of it soon after the
 * last resource has gone; who is not there is not answered.
 */
final class LeaveHandler implements PresenceHandler {
  private final RoomStanzas stanzas;

  LeaveHandler(RoomStanzas stanzas) {
    this.stanzas = stanzas;
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.ROOM, TargetKind.OCCUPANT);
  }

  @Override
  public boolean handles(Presence presence) {
    return StanzaTypes.is(presence, Presence.Type.unavailable);
  }

  @Override
  public CompletionStage<Void> handle(PresenceRequest request) {
    Rooms.find(request.session(), Targets.room(request.target()))
        .ifPresent(room -> leave(room, request));
    return Handled.done();
  }

  private void leave(Room room, PresenceRequest request) {
    UserSession session = request.session();
    String text = text(request.stanza());
    if (room.isIn(request.from())) {
      tellResident(room, request, text);
    } else if (room.waiters().contains(request.from())) {
      session.sink().send(withdrawn(request).statusText(text).element());
    }
    boolean was = room.waiters().withdraw(request.from()) | room.residents().remove(request.from());
    if (was && !room.isWanted()) {
      leave(room, Rooms.of(session, stanzas), text);
    }
    ShownPresence.refresh(session);
  }

  private static void leave(Room room, Rooms rooms, String text) {
    if (room.isJoined()) {
      rooms.leaveSoon(room, text);
    } else {
      rooms.leave(room, text);
    }
  }

  private void tellResident(Room room, PresenceRequest request, String text) {
    RoomPresence farewell = stanzas.farewell(room, request.from()).statusText(text);
    room.residents().find(request.from()).ifPresent(leaver -> leaver.tellLast(farewell.element()));
  }

  private static RoomPresence withdrawn(PresenceRequest request) {
    return RoomPresence.unavailable(request.to(), request.from(), Occupant.Affiliation.NONE)
        .status(StatusCode.SELF);
  }

  private static String text(Presence presence) {
    String status = Elements.childText(presence.getElement(), "status");
    return status == null ? "" : status;
  }
}
