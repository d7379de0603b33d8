package im.gangway.core.room;

import im.gangway.core.relay.Relay;
import im.gangway.core.session.UserSession;
import im.gangway.transport.LegacyEvent.OccupantEntered;

/** Somebody entered a room. */
final class OccupantEnteredRelay implements Relay<OccupantEntered> {
  private final RoomStanzas stanzas;

  OccupantEnteredRelay(RoomStanzas stanzas) {
    this.stanzas = stanzas;
  }

  @Override
  public Class<OccupantEntered> event() {
    return OccupantEntered.class;
  }

  @Override
  public void relay(OccupantEntered event, UserSession session) {
    Rooms.joined(session, event.room())
        .ifPresent(room -> stanzas.tellStanding(room, event.occupant()));
  }
}
