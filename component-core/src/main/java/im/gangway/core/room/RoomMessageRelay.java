package im.gangway.core.room;

import im.gangway.core.relay.Relay;
import im.gangway.core.session.UserSession;
import im.gangway.core.text.LegacyText;
import im.gangway.core.text.MessageBodies;
import im.gangway.core.xml.StanzaIds;
import im.gangway.transport.LegacyEvent.RoomMessage;

/** Somebody else, or the room itself, said something in a room. */
final class RoomMessageRelay implements Relay<RoomMessage> {
  private final RoomStanzas stanzas;

  RoomMessageRelay(RoomStanzas stanzas) {
    this.stanzas = stanzas;
  }

  @Override
  public Class<RoomMessage> event() {
    return RoomMessage.class;
  }

  @Override
  public void relay(RoomMessage event, UserSession session) {
    Rooms.joined(session, event.room()).ifPresent(room -> tell(room, event, session));
  }

  private void tell(Room room, RoomMessage event, UserSession session) {
    RoomLine line =
        new RoomLine(
            event.sentAt().orElseGet(session::now),
            event.nick(),
            LegacyText.clean(MessageBodies.toBody(event.text())),
            StanzaIds.next(),
            StanzaIds.next());
    room.history().add(line);
    room.residents()
        .tell(
            resident ->
                event.sentAt().isPresent()
                    ? stanzas.pastLine(room.address(), line, resident.jid())
                    : stanzas.line(room.address(), line, resident.jid()));
  }
}
