package im.gangway.irc.network;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.line.Isupport;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JOINs of one connection that the server has not answered. */
public final class Joins {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PER_LINE = 10;
  private static final int MAX_LINE = 400;
  private static final int MAX_QUEUED_LINES = 500;

  private final Connection connection;
  private final Map<String, RoomWish> pending = new HashMap<>();
  private final Set<String> abandoned = new HashSet<>();

  Joins(Connection connection) {
    this.connection = connection;
  }

  /** Asks for rooms, several with one line; those with a key come first, as the syntax wants it. */
  void ask(Collection<RoomWish> wishes) {
    List<RoomWish> ordered = new ArrayList<>();
    wishes.stream().filter(wish -> wish.key() != null).forEach(ordered::add);
    wishes.stream().filter(wish -> wish.key() == null).forEach(ordered::add);
    List<RoomWish> line = new ArrayList<>();
    int length = 0;
    for (RoomWish wish : ordered) {
      int more = wish.channel().length() * 3 + (wish.key() == null ? 0 : wish.key().length() * 3);
      if (line.size() == perLine() || (length > 0 && length + more > MAX_LINE)) {
        send(line);
        line = new ArrayList<>();
        length = 0;
      }
      line.add(wish);
      length += more;
    }
    send(line);
  }

  private void send(List<RoomWish> wishes) {
    if (wishes.isEmpty()) {
      return;
    }
    if (connection.queuedLines() >= MAX_QUEUED_LINES) {
      wishes.forEach(wish -> fail(wish, tooMuch()));
      return;
    }
    List<String> keys = new ArrayList<>();
    for (RoomWish wish : wishes) {
      pending.put(fold(wish.channel()), wish);
      abandoned.remove(fold(wish.channel()));
      String key = wish.key();
      if (key != null) {
        keys.add(key);
      }
    }
    String channels = String.join(",", wishes.stream().map(RoomWish::channel).toList());
    IrcLine join =
        keys.isEmpty()
            ? IrcLine.of("JOIN", channels)
            : IrcLine.of("JOIN", channels, String.join(",", keys));
    connection.send(join, () -> connection.timers().after(PATIENCE, () -> overdue(wishes)));
  }

  private static LegacyException tooMuch() {
    return new LegacyException(FailureReason.RATE_LIMITED, Text.of(Joins.class, "queue-full"));
  }

  private int perLine() {
    for (String limit : connection.isupport().value("TARGMAX").orElse("").split(",")) {
      if (limit.matches("JOIN:[1-9]")) {
        return limit.charAt(limit.length() - 1) - '0';
      }
    }
    return PER_LINE;
  }

  /** Whether the server still owes an answer for this channel. */
  boolean isPending(String channel) {
    return pending.containsKey(fold(channel));
  }

  /** We are in: takes the wish that this answers, or null when nobody asked. */
  @Nullable RoomWish joined(String channel) {
    return pending.remove(fold(channel));
  }

  /** Whether the user gave up before we came in. */
  boolean wasAbandoned(String channel) {
    return abandoned.remove(fold(channel));
  }

  /** The user no longer wants this room. */
  void abandon(RoomAddress room) {
    pending
        .entrySet()
        .removeIf(
            entry -> entry.getValue().address().equals(room) && abandoned.add(entry.getKey()));
  }

  /** Takes a reply by which the server refuses a join; false when it is about something else. */
  public boolean refused(IrcLine line) {
    Isupport isupport = connection.isupport();
    if (pending.isEmpty() || !(Refusals.isAboutJoin(line) || Refusals.isRefusal(line))) {
      return false;
    }
    for (RoomWish wish : List.copyOf(pending.values())) {
      if (Refusals.mentions(line, wish.channel(), isupport)) {
        fail(wish, refusal(line));
        return true;
      }
    }
    if (Refusals.isAboutCommand(line, "JOIN")) {
      RoomWish first = pending.values().iterator().next();
      fail(first, refusal(line));
      return true;
    }
    return false;
  }

  private static LegacyException refusal(IrcLine line) {
    return new LegacyException(Refusals.joinReason(line), Text.literal(Refusals.text(line)));
  }

  private void overdue(List<RoomWish> wishes) {
    for (RoomWish wish : wishes) {
      Channel channel = connection.channels().find(wish.address());
      if (pending.containsValue(wish)) {
        fail(
            wish,
            new LegacyException(
                FailureReason.ROOM_UNAVAILABLE,
                Text.of(Joins.class, "join-unanswered", wish.channel())));
      } else if (channel != null && !channel.isEntered() && !channel.isLeaving()) {
        connection.rooms().entered(channel);
      }
    }
  }

  private void fail(RoomWish wish, LegacyException failure) {
    pending.values().remove(wish);
    connection.rooms().joinFailed(wish, failure);
  }

  private String fold(String channel) {
    return connection.isupport().fold(channel);
  }
}
