package im.gangway.core.room;

import im.gangway.core.relay.Relay;
import im.gangway.core.session.UserSession;
import im.gangway.transport.LegacyEvent.SubjectChanged;

/** The subject of a room was changed (XEP-0045 §8.1). */
final class SubjectChangedRelay implements Relay<SubjectChanged> {
  private final RoomStanzas stanzas;

  SubjectChangedRelay(RoomStanzas stanzas) {
    this.stanzas = stanzas;
  }

  @Override
  public Class<SubjectChanged> event() {
    return SubjectChanged.class;
  }

  @Override
  public void relay(SubjectChanged event, UserSession session) {
    Rooms.joined(session, event.room()).ifPresent(room -> tell(room, event));
  }

  private void tell(Room room, SubjectChanged event) {
    room.subject(event.subject());
    room.residents()
        .tell(resident -> stanzas.subject(room.address(), event.subject(), resident.jid()));
  }
}
