package im.gangway.irc.network;

import im.gangway.irc.line.CaseMapping;
import im.gangway.transport.LegacyEvent.OccupantAddress;
import im.gangway.transport.RoomAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom the user wrote to last, and through which room, so that answers come from there. Bounded:
 * who was not written to for the longest time is forgotten first.
 */
public final class Correspondents {
  private static final int MAX = 200;
  private static final Duration CONVERSATION = Duration.ofMinutes(15);

  private final Map<String, Via> byNick =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Via> eldest) {
          return size() > MAX;
        }
      };
  private Instant latest = Instant.MIN;

  /** Through which room; none for somebody who was written to directly. */
  private record Via(@Nullable RoomAddress room) {}

  /** The user writes to somebody, through a room or not. */
  void writes(String nick, @Nullable RoomAddress room, CaseMapping mapping, Instant now) {
    byNick.put(mapping.fold(nick), new Via(room));
    latest = now;
  }

  /** Somebody answers. */
  public void hears(Instant now) {
    latest = now;
  }

  /** Whether the user wrote to that nick. */
  public boolean knows(String nick, CaseMapping mapping) {
    return byNick.containsKey(mapping.fold(nick));
  }

  /** The occupant as whom the user last spoke with that nick. */
  public Optional<OccupantAddress> occupant(String nick, CaseMapping mapping) {
    Via via = byNick.get(mapping.fold(nick));
    RoomAddress room = via == null ? null : via.room();
    return room == null ? Optional.empty() : Optional.of(new OccupantAddress(room, nick));
  }

  /** Somebody has another nick; the conversation goes on. */
  public void rename(String nick, String to, CaseMapping mapping) {
    Via via = byNick.remove(mapping.fold(nick));
    if (via != null) {
      byNick.put(mapping.fold(to), via);
    }
  }

  /** The end of the time in which an answer may still come. */
  Instant conversationUntil() {
    return latest.equals(Instant.MIN) ? latest : latest.plus(CONVERSATION);
  }

  boolean isTalking(Instant now) {
    return now.isBefore(conversationUntil());
  }
}
