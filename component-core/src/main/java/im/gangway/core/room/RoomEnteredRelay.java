package im.gangway.core.room;

import im.gangway.core.presence.ShownPresence;
import im.gangway.core.relay.Relay;
import im.gangway.core.session.UserSession;
import im.gangway.transport.LegacyEvent.Departure;
import im.gangway.transport.LegacyEvent.RoomEntered;
import im.gangway.transport.Occupant;
import im.gangway.transport.RoomSession;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The user is in a room, now or again: those who wait are let in, those who were in are told
 * everything anew. A room that nobody wants any more is left.
 */
final class RoomEnteredRelay implements Relay<RoomEntered> {
  private final RoomStanzas stanzas;
  private final Admission admission;

  RoomEnteredRelay(RoomStanzas stanzas, Admission admission) {
    this.stanzas = stanzas;
    this.admission = admission;
  }

  @Override
  public Class<RoomEntered> event() {
    return RoomEntered.class;
  }

  @Override
  public void relay(RoomEntered event, UserSession session) {
    Optional<Room> room = Rooms.find(session, event.room());
    if (room.isPresent()) {
      enter(room.get(), event, session);
      ShownPresence.refresh(session);
    } else {
      session.legacy().ifActive(RoomSession.class, network -> network.leave(event.room(), ""));
    }
  }

  private void enter(Room room, RoomEntered event, UserSession session) {
    if (room.isJoined()) {
      tellWhoHasGone(room, event);
    }
    room.joined(event.ownNick(), event.occupants(), event.subject());
    admission.readmit(room);
    room.waiters().takeAll().forEach(waiter -> admission.admit(session, room, waiter));
  }

  /** The connection was lost and restored before anybody was told: some left meanwhile. */
  private void tellWhoHasGone(Room room, RoomEntered event) {
    Set<String> present =
        event.occupants().stream().map(Occupant::nick).collect(Collectors.toSet());
    for (Occupant before : List.copyOf(room.occupants())) {
      if (!room.isSelf(before.nick()) && !present.contains(before.nick())) {
        room.residents()
            .tell(
                resident ->
                    stanzas.departure(
                        room, before, Departure.LEFT, Optional.empty(), "", resident.jid()));
      }
    }
    if (!room.isSelf(event.ownNick())) {
      tellOwnNick(room, event);
    }
  }

  private void tellOwnNick(Room room, RoomEntered event) {
    String before = room.ownNick();
    Occupant self = room.self();
    Occupant renamed =
        new Occupant(
            event.ownNick(), self.role(), self.affiliation(), self.address(), self.identity());
    room.residents()
        .tell(resident -> stanzas.renamed(room, before, renamed, resident.jid()).element());
  }
}
