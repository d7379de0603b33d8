package im.gangway.core.room;

import im.gangway.core.relay.Relay;
import im.gangway.core.session.UserSession;
import im.gangway.transport.LegacyEvent.OccupantRenamed;
import org.xmpp.packet.JID;

/** Somebody in a room, perhaps the user, has another nick (XEP-0045 §7.6). */
final class OccupantRenamedRelay implements Relay<OccupantRenamed> {
  private final RoomStanzas stanzas;

  OccupantRenamedRelay(RoomStanzas stanzas) {
    this.stanzas = stanzas;
  }

  @Override
  public Class<OccupantRenamed> event() {
    return OccupantRenamed.class;
  }

  @Override
  public void relay(OccupantRenamed event, UserSession session) {
    Rooms.joined(session, event.room()).ifPresent(room -> rename(room, event));
  }

  private void rename(Room room, OccupantRenamed event) {
    boolean assigned = isAssigned(room, event);
    if (room.isSelf(event.nick()) || room.occupant(event.nick()).isPresent()) {
      room.residents().tell(resident -> oldNick(room, event, assigned, resident.jid()).element());
    }
    room.rename(event.nick(), event.renamed());
    room.residents()
        .tell(
            resident ->
                stanzas
                    .presence(room, event.renamed(), resident.jid())
                    .statusIf(assigned, StatusCode.NICK_ASSIGNED)
                    .element());
  }

  /** Whether the user has now a nick that the user has not asked for. */
  private static boolean isAssigned(Room room, OccupantRenamed event) {
    String nick = event.renamed().nick();
    return room.isSelf(event.nick())
        && (event.forced() || room.wantedNick().filter(wanted -> !wanted.equals(nick)).isPresent());
  }

  private RoomPresence oldNick(Room room, OccupantRenamed event, boolean assigned, JID to) {
    return stanzas
        .renamed(room, event.nick(), event.renamed(), to)
        .statusIf(assigned, StatusCode.NICK_ASSIGNED);
  }
}
