package im.gangway.core.room;

import im.gangway.core.relay.Relay;
import im.gangway.core.session.UserSession;
import im.gangway.transport.LegacyEvent.OccupantLeft;
import im.gangway.transport.Occupant;

/** Somebody else has left a room, or was made to. */
final class OccupantLeftRelay implements Relay<OccupantLeft> {
  private final RoomStanzas stanzas;

  OccupantLeftRelay(RoomStanzas stanzas) {
    this.stanzas = stanzas;
  }

  @Override
  public Class<OccupantLeft> event() {
    return OccupantLeft.class;
  }

  @Override
  public void relay(OccupantLeft event, UserSession session) {
    Rooms.joined(session, event.room())
        .filter(room -> !room.isSelf(event.nick()))
        .ifPresent(room -> room.remove(event.nick()).ifPresent(gone -> tell(room, gone, event)));
  }

  private void tell(Room room, Occupant gone, OccupantLeft event) {
    room.residents()
        .tell(
            resident ->
                stanzas.departure(
                    room, gone, event.how(), event.actor(), event.text(), resident.jid()));
  }
}
