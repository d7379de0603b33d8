package im.gangway.core.room;

import im.gangway.core.address.GatewayAddresses;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.text.LegacyText;
import im.gangway.core.xml.DelayStamp;
import im.gangway.core.xml.Elements;
import im.gangway.core.xml.StanzaIds;
import im.gangway.transport.LegacyEvent.Departure;
import im.gangway.transport.LegacyEvent.Subject;
import im.gangway.transport.Occupant;
import im.gangway.transport.RoomAddress;
import java.time.Instant;
import java.util.Optional;
import org.dom4j.Element;
import org.xmpp.packet.JID;

/** The stanzas that a room sends to one of the user's resources. Thread-safe. */
final class RoomStanzas {
  private final GatewayAddresses addresses;

  RoomStanzas(GatewayContext context) {
    this.addresses = context.addresses();
  }

  /** Somebody is there; about the user, if it is the user. */
  RoomPresence presence(Room room, Occupant occupant, JID to) {
    return presence(room.address(), occupant, room.isSelf(occupant.nick()), to);
  }

  /** Notes who has which standing, perhaps newly there, and tells all resources. */
  void tellStanding(Room room, Occupant occupant) {
    room.put(occupant);
    room.residents().tell(resident -> presence(room, occupant, resident.jid()).element());
  }

  /** Somebody else is there. */
  Element other(RoomAddress room, Occupant occupant, JID to) {
    return presence(room, occupant, false, to).element();
  }

  private RoomPresence presence(RoomAddress room, Occupant occupant, boolean self, JID to) {
    JID from = addresses.occupant(room, occupant.nick());
    return about(RoomPresence.available(from, to, occupant), self, occupant, to);
  }

  /** Somebody is there under another nick from now on; before the room knows it. */
  RoomPresence renamed(Room room, String nick, Occupant renamed, JID to) {
    JID from = addresses.occupant(room.address(), nick);
    return about(RoomPresence.renamed(from, to, renamed), room.isSelf(nick), renamed, to);
  }

  /** Somebody else has left. */
  Element departure(
      Room room, Occupant gone, Departure how, Optional<String> actor, String text, JID to) {
    JID from = addresses.occupant(room.address(), gone.nick());
    RoomPresence presence = RoomPresence.unavailable(from, to, gone.affiliation());
    return Departures.explain(about(presence, false, gone, to), how, actor, text).element();
  }

  /** The user is not in the room any more. */
  RoomPresence farewell(Room room, JID to) {
    JID from = addresses.occupant(room.address(), room.ownNick());
    Occupant self = room.self();
    return about(RoomPresence.unavailable(from, to, self.affiliation()), true, self, to);
  }

  /** The nicks of others lead to their addresses; the user's own to the resource that is told. */
  private RoomPresence about(RoomPresence presence, boolean self, Occupant who, JID to) {
    if (self) {
      return presence.address(to).status(StatusCode.SELF);
    }
    who.address().ifPresent(address -> presence.address(addresses.of(address)));
    return presence;
  }

  /** The sender of what an occupant, or the room itself, says. */
  JID speaker(RoomAddress room, Optional<String> nick) {
    return nick.map(name -> addresses.occupant(room, name)).orElseGet(() -> addresses.of(room));
  }

  /** What was said, as it is said. */
  Element line(RoomAddress room, RoomLine line, JID to) {
    Element message = groupchat(speaker(room, line.nick()), to, line.id());
    Elements.addText(message, "body", line.body());
    stanzaId(message, room, line.stanzaId());
    return message;
  }

  /** What the user said, as the user's client said it. */
  Element reflected(Room room, Reflection reflection, RoomLine line, JID to) {
    Element message = groupchat(speaker(room.address(), line.nick()), to, line.id());
    reflection.addTo(message);
    stanzaId(message, room.address(), line.stanzaId());
    return message;
  }

  /** What an occupant says to the user alone. */
  Element privateLine(RoomAddress room, RoomLine line, boolean late, JID to) {
    JID from = speaker(room, line.nick());
    Element message = message("chat", from, to, line.id());
    Elements.addText(message, "body", line.body());
    Elements.add(message, "x", MucNamespaces.USER);
    if (late) {
      DelayStamp.add(message, addresses.gateway().toString(), line.at());
    }
    return message;
  }

  /** What was said at an earlier time. */
  Element pastLine(RoomAddress room, RoomLine line, JID to) {
    Element message = line(room, line, to);
    DelayStamp.add(message, addresses.of(room).toString(), line.at());
    return message;
  }

  /** What the room is about, as it becomes known. */
  Element subject(RoomAddress room, Subject subject, JID to) {
    Element message = groupchat(speaker(room, subject.author()), to, StanzaIds.next());
    Elements.addText(message, "subject", LegacyText.clean(subject.text()));
    return message;
  }

  /** What the room is about, for who enters it; a room without a subject has an empty one. */
  Element currentSubject(Room room, JID to) {
    Subject none = new Subject("", Optional.empty(), Optional.empty());
    Subject subject = room.subject().orElse(none);
    Element message = subject(room.address(), subject, to);
    Optional<Instant> since = subject.since();
    String from = addresses.of(room.address()).toString();
    since.ifPresent(at -> DelayStamp.add(message, from, at));
    return message;
  }

  /** Adds the room's own id of a message (XEP-0359 §5). */
  private void stanzaId(Element message, RoomAddress room, String id) {
    Elements.add(message, "stanza-id", MucNamespaces.STANZA_ID)
        .addAttribute("by", addresses.of(room).toString())
        .addAttribute("id", id);
  }

  private static Element groupchat(JID from, JID to, String id) {
    return message("groupchat", from, to, id);
  }

  private static Element message(String type, JID from, JID to, String id) {
    return Elements.create("message")
        .addAttribute("type", type)
        .addAttribute("from", from.toString())
        .addAttribute("to", to.toString())
        .addAttribute("id", id);
  }
}
