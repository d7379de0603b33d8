package im.gangway.transport;

import java.util.Optional;

/**
 * Somebody in a room.
 *
 * @param nick as the network spells it
 * @param address where to reach the occupant outside of the room
 * @param identity more about who that is, such as user@host; empty if unknown
 */
public record Occupant(
    String nick,
    Role role,
    Affiliation affiliation,
    Optional<LegacyAddress> address,
    Optional<String> identity) {

  /** What an occupant may do now. */
  public enum Role {
    VISITOR,
    PARTICIPANT,
    MODERATOR
  }

  /** An occupant's lasting standing. */
  public enum Affiliation {
    NONE,
    MEMBER,
    ADMIN,
    OWNER
  }
}
