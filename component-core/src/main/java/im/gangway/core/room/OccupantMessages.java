package im.gangway.core.room;

import im.gangway.core.handler.GatewayContext;
import im.gangway.core.session.UserSession;
import im.gangway.core.text.LegacyText;
import im.gangway.core.text.MessageBodies;
import im.gangway.core.xml.StanzaIds;
import im.gangway.transport.LegacyEvent.MessageReceived;
import im.gangway.transport.LegacyEvent.OccupantAddress;
import java.util.Optional;

/**
 * Shows what a legacy user writes to the user as coming from an occupant of the room in which the
 * two have met, as long as both are there (XEP-0045 §7.5). Thread-safe.
 */
public final class OccupantMessages {
  private final RoomStanzas stanzas;

  public OccupantMessages(GatewayContext context) {
    this.stanzas = new RoomStanzas(context);
  }

  /**
   * Relays a message to every resource in its room, on the user's mailbox.
   *
   * @return false if it has to come from the legacy user's own address, since there is no such room
   */
  public boolean relay(MessageReceived event, UserSession session) {
    Optional<OccupantAddress> occupant = event.occupant();
    Optional<Room> room =
        occupant
            .flatMap(sender -> Rooms.joined(session, sender.room()))
            .filter(joined -> !joined.residents().isEmpty());
    if (room.isEmpty() || room.get().occupant(occupant.orElseThrow().nick()).isEmpty()) {
      return false;
    }
    tell(room.get(), occupant.get().nick(), event, session);
    return true;
  }

  private void tell(Room room, String nick, MessageReceived event, UserSession session) {
    RoomLine line =
        new RoomLine(
            event.sentAt().orElseGet(session::now),
            Optional.of(nick),
            LegacyText.clean(MessageBodies.toBody(event.text())),
            StanzaIds.next(),
            StanzaIds.next());
    boolean late = event.sentAt().isPresent();
    room.residents()
        .tell(resident -> stanzas.privateLine(room.address(), line, late, resident.jid()));
  }
}
