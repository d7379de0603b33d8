package im.gangway.core.room;

import im.gangway.core.relay.Relay;
import im.gangway.core.session.UserSession;
import im.gangway.transport.LegacyEvent.OccupantChanged;

/** Somebody in a room, perhaps the user, has another standing. */
final class OccupantChangedRelay implements Relay<OccupantChanged> {
  private final RoomStanzas stanzas;

  OccupantChangedRelay(RoomStanzas stanzas) {
    this.stanzas = stanzas;
  }

  @Override
  public Class<OccupantChanged> event() {
    return OccupantChanged.class;
  }

  @Override
  public void relay(OccupantChanged event, UserSession session) {
    Rooms.joined(session, event.room())
        .ifPresent(room -> stanzas.tellStanding(room, event.occupant()));
  }
}
