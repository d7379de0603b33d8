package im.gangway.transport;

import java.util.Optional;

/**
 * A wish to enter a room.
 *
 * @param nick the nick that the user would like
 * @param password the room's password, where the user gave one
 */
public record JoinRequest(RoomAddress room, String nick, Optional<String> password) {
  @Override
  public String toString() {
    return "JoinRequest[room=" + room + ", nick=" + nick + "]";
  }
}
