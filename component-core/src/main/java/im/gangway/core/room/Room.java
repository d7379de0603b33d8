package im.gangway.core.room;

import im.gangway.transport.LegacyEvent.Subject;
import im.gangway.transport.Occupant;
import im.gangway.transport.RoomAddress;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xmpp.packet.JID;

/**
 * A room as one user sees it: who is there, and which of the user's resources look at it. Confined
 * to the user's mailbox.
 */
final class Room {
  private final RoomAddress address;
  private final RoomHistory history;
  private final Map<String, Occupant> occupants = new LinkedHashMap<>();
  private final Residents residents = new Residents();
  private final Waiters waiters = new Waiters();
  private Phase phase = Phase.LOST;
  private String ownNick = "";
  private Optional<Subject> subject = Optional.empty();
  private Optional<String> wantedNick = Optional.empty();
  private JoinAttempt attempt = new JoinAttempt();

  /** How the user is related to the room on the network. */
  enum Phase {
    /** The network was asked to let the user in. */
    JOINING,
    /** The user is there. */
    JOINED,
    /** The user is not there, or no longer, but wants to be. */
    LOST
  }

  Room(RoomAddress address, RoomHistory history) {
    this.address = address;
    this.history = history;
  }

  RoomAddress address() {
    return address;
  }

  RoomHistory history() {
    return history;
  }

  Phase phase() {
    return phase;
  }

  boolean isJoined() {
    return phase == Phase.JOINED;
  }

  /** The network is asked to let the user in. */
  JoinAttempt joining() {
    enter(Phase.JOINING);
    attempt = new JoinAttempt();
    return attempt;
  }

  /** Whether the network is still asked, by this attempt, to let the user in. */
  boolean isJoiningBy(JoinAttempt one) {
    return phase == Phase.JOINING && attempt == one;
  }

  /** Nobody wants in any more: an attempt that has not begun will not. */
  void giveUp() {
    attempt.giveUp();
  }

  /** The user is there, with all these occupants. */
  void joined(String nick, List<Occupant> present, Optional<Subject> about) {
    enter(Phase.JOINED);
    ownNick = nick;
    occupants.clear();
    present.forEach(this::put);
    subject = about;
    wantedNick = Optional.empty();
  }

  /** The user is not there, or no longer. */
  void lost() {
    enter(Phase.LOST);
    occupants.clear();
    residents.stop();
  }

  private void enter(Phase next) {
    boolean legal =
        switch (next) {
          case JOINING -> phase == Phase.LOST;
          case JOINED -> true;
          case LOST -> phase != Phase.LOST;
        };
    if (!legal) {
      throw new IllegalStateException("A room cannot go from " + phase + " to " + next);
    }
    phase = next;
  }

  String ownNick() {
    return ownNick;
  }

  /** The user as an occupant. */
  Occupant self() {
    Occupant self = occupants.get(ownNick);
    return self != null ? self : unknown(ownNick);
  }

  private static Occupant unknown(String nick) {
    return new Occupant(
        nick,
        Occupant.Role.PARTICIPANT,
        Occupant.Affiliation.NONE,
        Optional.empty(),
        Optional.empty());
  }

  boolean isSelf(String nick) {
    return nick.equals(ownNick);
  }

  Optional<Occupant> occupant(String nick) {
    return Optional.ofNullable(occupants.get(nick));
  }

  /** Everybody who is there, in the order of their arrival. */
  Collection<Occupant> occupants() {
    return Collections.unmodifiableCollection(occupants.values());
  }

  /** Somebody is there, or has another standing. */
  void put(Occupant occupant) {
    occupants.put(occupant.nick(), occupant);
  }

  Optional<Occupant> remove(String nick) {
    return Optional.ofNullable(occupants.remove(nick));
  }

  /** Somebody, perhaps the user, has another nick. */
  void rename(String nick, Occupant renamed) {
    occupants.remove(nick);
    put(renamed);
    if (isSelf(nick)) {
      ownNick = renamed.nick();
      wantedNick = Optional.empty();
    }
  }

  /** The nick that the user has asked for, until the network has decided. */
  Optional<String> wantedNick() {
    return wantedNick;
  }

  void wantNick(Optional<String> nick) {
    wantedNick = nick;
  }

  Optional<Subject> subject() {
    return subject;
  }

  void subject(Subject now) {
    subject = Optional.of(now);
  }

  /** Whether a resource is in the room, so that it may speak and hear there. */
  boolean isIn(JID resource) {
    return isJoined() && residents.contains(resource);
  }

  /** The resources that are in the room. */
  Residents residents() {
    return residents;
  }

  /** The resources that wait to be let in. */
  Waiters waiters() {
    return waiters;
  }

  /** A resource waits to be let in; one that waited already, or was in before, waits anew. */
  void await(Waiter waiter) {
    residents.remove(waiter.resource());
    waiters.add(waiter);
  }

  /** How many of the user's resources look at the room or want to. */
  int watchers() {
    return residents.size() + waiters.size();
  }

  /** Whether any of the user's resources looks at the room or wants to. */
  boolean isWanted() {
    return watchers() > 0;
  }
}
