package im.gangway.core.room;

import im.gangway.core.address.GatewayAddresses;
import im.gangway.transport.Occupant;
import java.util.Optional;

/**
 * Finds the occupant that the resource of a room's JID names: a nick may have characters that no
 * resource may have, and then the two differ. Thread-safe.
 */
final class Nicks {
  private final GatewayAddresses addresses;

  Nicks(GatewayAddresses addresses) {
    this.addresses = addresses;
  }

  /** Whether a resource names the user. */
  boolean isSelf(Room room, String resource) {
    return room.isSelf(resource) || resource.equals(resource(room, room.ownNick()));
  }

  /** The nick of the occupant that a resource names. */
  Optional<String> nick(Room room, String resource) {
    if (room.occupant(resource).isPresent()) {
      return Optional.of(resource);
    }
    if (isOrdinary(resource)) {
      return Optional.empty();
    }
    return room.occupants().stream()
        .map(Occupant::nick)
        .filter(nick -> !isOrdinary(nick) && resource.equals(resource(room, nick)))
        .findFirst();
  }

  private String resource(Room room, String nick) {
    String resource = addresses.occupant(room.address(), nick).getResource();
    return resource == null ? nick : resource;
  }

  /** Letters and signs of ASCII are the same in both; {@code ?} stands for what is not allowed. */
  private static boolean isOrdinary(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '?');
  }
}
