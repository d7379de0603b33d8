package im.gangway.core.room;

import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.presence.ShownPresence;
import im.gangway.core.session.SessionPart;
import im.gangway.core.session.UserSession;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.RoomSession;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dom4j.Element;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/**
 * The rooms of one user: those somebody looks at or wants to, and, for the grace time, those whose
 * last resource was lost. Confined to the user's mailbox.
 */
final class Rooms implements SessionPart {
  private static final int MAX_ROOMS = 1000;

  /** An XMPP server that goes down takes leave of its users first, just before the stream ends. */
  static final Duration LINGERING = Duration.ofSeconds(2);

  private final UserSession session;
  private final RoomStanzas stanzas;
  private final Map<RoomAddress, Room> rooms = new LinkedHashMap<>();
  private final List<RoomAddress> deserted = new ArrayList<>();
  private final Map<RoomAddress, String> lingering = new HashMap<>();

  private Rooms(UserSession session, RoomStanzas stanzas) {
    this.session = session;
    this.stanzas = stanzas;
  }

  static Rooms of(UserSession session, RoomStanzas stanzas) {
    return session.part(Rooms.class, owner -> new Rooms(owner, stanzas));
  }

  /** A room of the user, if there is anything to know about it. */
  static Optional<Room> find(UserSession session, RoomAddress address) {
    return session.existing(Rooms.class).map(known -> known.rooms.get(address));
  }

  /** A room that a resource is in. */
  static Optional<Room> joined(UserSession session, RoomAddress address, JID resource) {
    return find(session, address).filter(room -> room.isIn(resource));
  }

  /** A room that is there, with or without resources, for what happens in it. */
  static Optional<Room> joined(UserSession session, RoomAddress address) {
    return find(session, address).filter(Room::isJoined);
  }

  /** Lets the network see what a resource shows in a room, as far as it counts. */
  static void show(UserSession session, Presence presence) {
    ShownPresence shown = ShownPresence.of(session);
    shown.note(presence, Rooms.class, resource -> isWantedBy(session, resource));
    shown.show();
  }

  /** Whether a resource is in a room or wants to be in one. */
  private static boolean isWantedBy(UserSession session, JID resource) {
    return session.existing(Rooms.class).filter(rooms -> rooms.isWantedBy(resource)).isPresent();
  }

  /**
   * The room, opened if the user has none there.
   *
   * @throws StanzaException if the user has too many
   */
  Room findOrOpen(RoomAddress address, Function<RoomAddress, Room> open) throws StanzaException {
    if (rooms.size() >= MAX_ROOMS && !rooms.containsKey(address)) {
      throw new StanzaException(
          Condition.RESOURCE_CONSTRAINT, Text.of(Rooms.class, "too-many-rooms"));
    }
    return rooms.computeIfAbsent(address, open);
  }

  private boolean isWantedBy(JID resource) {
    return rooms.values().stream()
        .anyMatch(
            room ->
                room.residents().find(resource).isPresent() || room.waiters().contains(resource));
  }

  boolean contains(Room room) {
    return rooms.get(room.address()) == room;
  }

  /** Forgets a room, which the user is not in any more. */
  void forget(Room room) {
    rooms.remove(room.address(), room);
    deserted.remove(room.address());
    lingering.remove(room.address());
    session.review();
  }

  /**
   * Leaves a room whose last resource has gone, after a moment: if the XMPP server turns out to
   * have gone as well, the room is kept for the grace time.
   */
  void leaveSoon(Room room, String text) {
    int interruptions = session.sink().interruptions();
    lingering.put(room.address(), text);
    session.after(LINGERING, () -> lingered(room, interruptions));
  }

  private void lingered(Room room, int interruptions) {
    String text = lingering.remove(room.address());
    if (text == null || !contains(room) || room.isWanted()) {
      return;
    }
    if (session.sink().interruptions() == interruptions) {
      leave(room, text);
    } else {
      session.touch();
    }
  }

  /** Leaves a room that no resource looks at any more, and forgets it. */
  void leave(Room room, String text) {
    RoomAddress address = room.address();
    room.giveUp();
    session.legacy().ifActive(RoomSession.class, network -> network.leave(address, text));
    forget(room);
  }

  /** A resource was lost; the room is kept for a while, since it may come back. */
  void loseResident(RoomAddress address, JID resource) {
    Room room = rooms.get(address);
    if (room != null && room.residents().remove(resource) && !room.isWanted()) {
      session.touch();
    }
  }

  @Override
  public boolean keepsAlive() {
    return !lingering.isEmpty() || rooms.values().stream().anyMatch(Room::isWanted);
  }

  @Override
  public void graceOver() {
    for (Room room : List.copyOf(rooms.values())) {
      if (room.isWanted()) {
        deserted.remove(room.address());
      } else if (deserted.contains(room.address())) {
        leave(room, "");
      } else {
        deserted.add(room.address());
        session.reviewLater();
      }
    }
  }

  @Override
  public void legacyEnded(FailureReason reason, Text text) {
    List<Room> ended = List.copyOf(rooms.values());
    rooms.clear();
    deserted.clear();
    lingering.clear();
    for (Room room : ended) {
      end(room, reason, text);
    }
  }

  private void end(Room room, FailureReason reason, Text text) {
    if (room.isJoined()) {
      room.residents().tellLast(resident -> farewell(room, resident, text));
    }
    room.giveUp();
    room.residents().removeAll();
    LegacyException failure = new LegacyException(reason, text);
    room.waiters().takeAll().forEach(waiter -> waiter.answered().completeExceptionally(failure));
  }

  private Element farewell(Room room, Resident resident, Text text) {
    return stanzas
        .farewell(room, resident.jid())
        .statusText(text.in(session.language()))
        .spoken(text, session.language())
        .status(StatusCode.SHUT_DOWN)
        .element();
  }
}
