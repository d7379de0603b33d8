package im.gangway.irc.network;

import im.gangway.irc.line.CaseMapping;
import im.gangway.transport.RoomAddress;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The channels we are in on one connection, by their names as the server compares them. */
public final class Channels {
  private final Map<String, Channel> byName = new LinkedHashMap<>();
  private CaseMapping mapping;

  Channels(CaseMapping mapping) {
    this.mapping = mapping;
  }

  /** The channel of that name, or null. */
  public @Nullable Channel find(String name) {
    return byName.get(mapping.fold(name));
  }

  /** The channel that the gateway knows by this address, or null. */
  @Nullable Channel find(RoomAddress address) {
    for (Channel channel : byName.values()) {
      if (channel.address().equals(address)) {
        return channel;
      }
    }
    return null;
  }

  /** All, in the order in which we entered them. */
  public Collection<Channel> all() {
    return List.copyOf(byName.values());
  }

  int size() {
    return byName.size();
  }

  /** How many people are known in all of them together. */
  int members() {
    return byName.values().stream().mapToInt(Channel::size).sum();
  }

  void add(Channel channel) {
    byName.put(mapping.fold(channel.name()), channel);
  }

  /** Forgets a channel we are no longer in. */
  public void remove(Channel channel) {
    byName.remove(mapping.fold(channel.name()), channel);
  }

  /** A server may say late how it compares names. */
  void compareBy(CaseMapping other) {
    if (other != mapping) {
      List<Channel> known = List.copyOf(byName.values());
      byName.clear();
      mapping = other;
      known.forEach(this::add);
    }
  }
}
