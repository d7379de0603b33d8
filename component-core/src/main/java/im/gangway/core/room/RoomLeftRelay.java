package im.gangway.core.room;

import im.gangway.core.relay.Relay;
import im.gangway.core.session.UserSession;
import im.gangway.transport.LegacyEvent.Departure;
import im.gangway.transport.LegacyEvent.RoomLeft;
import java.util.Locale;
import org.dom4j.Element;

/**
 * The user is not in a room any more. Who was thrown out is out; who has lost the connection is
 * told so as well, and comes back when the network lets the user in again.
 */
final class RoomLeftRelay implements Relay<RoomLeft> {
  private final RoomStanzas stanzas;

  RoomLeftRelay(RoomStanzas stanzas) {
    this.stanzas = stanzas;
  }

  @Override
  public Class<RoomLeft> event() {
    return RoomLeft.class;
  }

  @Override
  public void relay(RoomLeft event, UserSession session) {
    Rooms.find(session, event.room()).ifPresent(room -> leave(room, event, session));
  }

  private void leave(Room room, RoomLeft event, UserSession session) {
    if (room.phase() == Room.Phase.JOINING) {
      return; // the attempt will tell its own end
    }
    if (room.isJoined()) {
      room.residents().tellLast(resident -> farewell(room, resident, event, session.language()));
      room.lost();
    }
    if (!mayComeBack(event.how())) {
      room.residents().removeAll();
    }
    if (!room.isWanted()) {
      Rooms.of(session, stanzas).forget(room);
    }
  }

  private static boolean mayComeBack(Departure how) {
    return switch (how) {
      case DISCONNECTED, QUIT -> true;
      case LEFT, KICKED, BANNED -> false;
    };
  }

  private Element farewell(Room room, Resident resident, RoomLeft event, Locale language) {
    Departure how = mayComeBack(event.how()) ? Departure.DISCONNECTED : event.how();
    RoomPresence farewell = stanzas.farewell(room, resident.jid());
    return Departures.explain(farewell, how, event.actor(), event.text().in(language))
        .spoken(event.text(), language)
        .element();
  }
}
