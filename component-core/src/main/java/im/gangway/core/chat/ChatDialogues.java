package im.gangway.core.chat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import im.gangway.core.session.UserSession;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.JID;

/**
 * The conversations of all users of a domain: one for each full JID and place, a few for each user,
 * forgotten ten minutes after the user last said something. A user's are touched on that user's
 * mailbox only.
 */
final class ChatDialogues {
  static final int PER_USER = 5;
  static final Duration LIFETIME = Duration.ofMinutes(10);

  /** How long unknown words get no answer after one did. */
  static final Duration HINT_PAUSE = Duration.ofSeconds(5);

  private static final int MAX_USERS = 10_000;

  private final Cache<String, Map<String, ChatDialogue>> byUser;
  private final Cache<String, Boolean> hinted;

  ChatDialogues(Clock clock) {
    this.byUser = cache(clock, LIFETIME);
    this.hinted = cache(clock, HINT_PAUSE);
  }

  private static <V> Cache<String, V> cache(Clock clock, Duration lifetime) {
    return Caffeine.newBuilder()
        .maximumSize(MAX_USERS)
        .expireAfterWrite(lifetime)
        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
        .executor(Runnable::run)
        .build();
  }

  Optional<ChatDialogue> find(UserSession session, JID from, JID to) {
    Map<String, ChatDialogue> mine = byUser.getIfPresent(user(session));
    return mine == null ? Optional.empty() : Optional.ofNullable(mine.get(key(from, to)));
  }

  /** Keeps a conversation from now on, in place of another with that JID. */
  void keep(UserSession session, JID from, JID to, ChatDialogue dialogue) {
    @Nullable Map<String, ChatDialogue> known = byUser.getIfPresent(user(session));
    Map<String, ChatDialogue> mine = known == null ? new LinkedHashMap<>() : known;
    mine.remove(key(from, to));
    mine.put(key(from, to), dialogue);
    if (mine.size() > PER_USER) {
      mine.remove(mine.keySet().iterator().next());
    }
    byUser.put(user(session), mine);
  }

  void end(UserSession session, JID from, JID to) {
    Map<String, ChatDialogue> mine = byUser.getIfPresent(user(session));
    if (mine != null) {
      mine.remove(key(from, to));
    }
  }

  /** Whether the user may be told again that something was not understood. */
  boolean mayHint(UserSession session) {
    return hinted.asMap().putIfAbsent(user(session), true) == null;
  }

  private static String user(UserSession session) {
    return session.user().toBareJID();
  }

  private static String key(JID from, JID to) {
    return from + " " + to;
  }
}
