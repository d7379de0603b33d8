package im.gangway.core.room;

import im.gangway.transport.Occupant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dom4j.Element;
import org.xmpp.packet.JID;

/**
 * Tells a resource everything about a room it enters, in the order of XEP-0045 §7.1: the others,
 * the user, what was said, the subject. Thread-safe.
 */
final class RoomWelcome {
  private final RoomStanzas stanzas;
  private final Nicks nicks;

  RoomWelcome(RoomStanzas stanzas, Nicks nicks) {
    this.stanzas = stanzas;
    this.nicks = nicks;
  }

  /** Tells a resource that has asked to enter. */
  void tell(Room room, Resident resident, Waiter waiter) {
    RoomPresence self = self(room, resident);
    self.statusIf(!nicks.isSelf(room, waiter.nick()), StatusCode.NICK_ASSIGNED);
    waiter.id().ifPresent(self::id);
    resident.tellAll(state(room, resident, self.element(), waiter.history()));
  }

  /** Tells a resource that was in the room before, and has not asked. */
  void tellAgain(Room room, Resident resident) {
    Element self = self(room, resident).element();
    resident.tellAll(state(room, resident, self, HistoryWish.NOTHING));
  }

  private RoomPresence self(Room room, Resident resident) {
    Occupant self = room.self();
    return stanzas
        .presence(room, self, resident.jid())
        .statusIf(self.address().isPresent(), StatusCode.NON_ANONYMOUS);
  }

  private Iterator<Element> state(Room room, Resident resident, Element self, HistoryWish history) {
    JID to = resident.jid();
    List<Occupant> others = new ArrayList<>(room.occupants());
    others.removeIf(occupant -> room.isSelf(occupant.nick()));
    List<Element> rest = new ArrayList<>(List.of(self));
    rest.addAll(room.history().select(history, line -> stanzas.pastLine(room.address(), line, to)));
    rest.add(stanzas.currentSubject(room, to));
    return Stream.concat(
            others.stream().map(other -> stanzas.other(room.address(), other, to)), rest.stream())
        .iterator();
  }
}
