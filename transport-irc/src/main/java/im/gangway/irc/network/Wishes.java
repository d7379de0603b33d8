package im.gangway.irc.network;

import im.gangway.irc.line.CaseMapping;
import im.gangway.transport.LegacyEvent.Departure;
import im.gangway.transport.LegacyEvent.RoomLeft;
import im.gangway.transport.LegacyException;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.Text;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  boolean areAwaited() {
    return byRoom.values().stream().anyMatch(RoomWish::isAwaited);
  }

  /** The rooms that are wanted where we are not. */
  List<RoomWish> outside(Channels channels) {
    return byRoom.values().stream().filter(wish -> channels.find(wish.channel()) == null).toList();
  }

  /** The wish for that channel, by its name as the server compares names. */
  @Nullable RoomWish find(String channel, CaseMapping mapping) {
    for (RoomWish wish : byRoom.values()) {
      if (mapping.same(wish.channel(), channel)) {
        return wish;
      }
    }
    return null;
  }

  /** That the user is no longer in the rooms where the user has been. */
  List<RoomLeft> heldLeft(Departure how, Text text) {
    return byRoom.values().stream()
        .filter(RoomWish::isHeld)
        .map(wish -> new RoomLeft(wish.address(), how, Optional.empty(), text))
        .toList();
  }

  /** Who waits hears of the failure; rooms the user has been in stay wanted. */
  void failKeepingHeld(LegacyException failure) {
    for (RoomWish wish : all()) {
      if (!wish.isHeld()) {
        remove(wish);
      }
      wish.failed(failure);
    }
  }

  /** Who waits hears of the failure, and nothing is wanted any more. */
  void failAll(LegacyException failure) {
    for (RoomWish wish : all()) {
      remove(wish);
      wish.failed(failure);
    }
  }
}
