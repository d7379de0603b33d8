package im.gangway.irc.network;

import im.gangway.transport.RoomAddress;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rooms of one network that the user wants to be in; outlives connections. */
final class Wishes {
  private final Map<RoomAddress, RoomWish> byRoom = new LinkedHashMap<>();

  RoomWish wish(RoomAddress room, String channel) {
    return byRoom.computeIfAbsent(room, address -> new RoomWish(address, channel));
  }

  @Nullable RoomWish find(RoomAddress room) {
    return byRoom.get(room);
  }

  void remove(RoomWish wish) {
    byRoom.remove(wish.address(), wish);
  }

  Collection<RoomWish> all() {
    return List.copyOf(byRoom.values());
  }

  boolean isEmpty() {
    return byRoom.isEmpty();
  }

  boolean areHeld() {
    return byRoom.values().stream().anyMatch(RoomWish::isHeld);
  }
}
