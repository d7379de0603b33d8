package im.gangway.irc.network;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyEvent;
import im.gangway.transport.LegacyEvent.Departure;
import im.gangway.transport.LegacyEvent.RoomEntered;
import im.gangway.transport.LegacyEvent.RoomLeft;
import im.gangway.transport.LegacyException;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.Text;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the user comes into rooms on one connection and out of them: what the user wants and what the
 * server says, held against each other. Confined to the user's mailbox.
 */
public final class Membership {
  private final Connection connection;
  private final Home home;

  Membership(Connection connection, Home home) {
    this.connection = connection;
    this.home = home;
  }

  /** We are in a channel: its names follow. */
  public Channel joined(String name) {
    RoomWish pending = connection.joins().joined(name);
    RoomWish wish =
        pending == null ? home.wishes().find(name, connection.isupport().caseMapping()) : pending;
    boolean abandoned = wish == null && connection.joins().wasAbandoned(name);
    RoomAddress address = wish == null ? home.names().room(name) : wish.address();
    Channel channel = new Channel(address, name, home.names(), wish != null);
    connection.channels().add(channel);
    if (abandoned) {
      channel.leave();
    }
    return channel;
  }

  /** All names of a channel are known. */
  public void entered(Channel channel) {
    List<LegacyEvent> early = channel.enter();
    if (!channel.isWanted()) {
      return;
    }
    publishEntered(channel);
    early.forEach(home::publish);
    RoomWish wish = home.wishes().find(channel.address());
    if (wish != null) {
      wish.entered();
    }
  }

  private void publishEntered(Channel channel) {
    home.publish(
        new RoomEntered(
            channel.address(),
            connection.self().nick(),
            channel.occupants(connection.isupport()),
            channel.subject()));
  }

  /** The user wants a room: asks for it, or tells again where we are already. */
  void enter(RoomWish wish) {
    Channel channel = connection.channels().find(wish.channel());
    if (channel == null || channel.isLeaving()) {
      if (!connection.joins().isPending(wish.channel())) {
        connection.joins().ask(List.of(wish));
      }
    } else if (!channel.address().equals(wish.address())) {
      joinFailed(wish, anotherName(channel));
    } else {
      channel.want();
      if (channel.isEntered()) {
        entered(channel);
      }
    }
  }

  private static LegacyException anotherName(Channel channel) {
    return new LegacyException(
        FailureReason.ADDRESS_INVALID,
        Text.of(Membership.class, "other-address", channel.address()));
  }

  /** A room could not be entered. */
  void joinFailed(RoomWish wish, LegacyException failure) {
    home.wishes().remove(wish);
    if (wish.isHeld()) {
      home.publish(new RoomLeft(wish.address(), Departure.LEFT, Optional.empty(), failure.text()));
    }
    wish.failed(failure);
    home.settle();
  }

  /** The user leaves a room. */
  void leave(RoomWish wish, String text) {
    Channel channel = connection.channels().find(wish.address());
    boolean asked = connection.joins().isPending(wish.channel());
    connection.joins().abandon(wish.address());
    if (channel != null) {
      channel.leave();
    }
    if (channel != null || asked) {
      new Commands(connection).part(channel == null ? wish.channel() : channel.name(), text);
    }
  }

  /** A channel has another key, which the next join needs. */
  public void keyChanged(Channel channel, @Nullable String key) {
    RoomWish wish = home.wishes().find(channel.address());
    if (wish != null) {
      wish.setKey(key);
    }
  }

  /** The network took us out of a channel. */
  public void removed(Channel channel, Departure how, @Nullable String actor, String text) {
    boolean shown = channel.isShown();
    connection.channels().remove(channel);
    RoomWish wish = channel.isLeaving() ? null : home.wishes().find(channel.address());
    if (wish == null) {
      return;
    }
    home.wishes().remove(wish);
    if (shown) {
      home.publish(
          new RoomLeft(channel.address(), how, Optional.ofNullable(actor), Text.literal(text)));
    }
    wish.failed(new LegacyException(FailureReason.ROOM_UNAVAILABLE, Text.literal(text)));
    home.settle();
  }
}
