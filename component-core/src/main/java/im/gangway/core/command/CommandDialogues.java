package im.gangway.core.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import im.gangway.core.error.Condition;
import im.gangway.core.error.ErrorType;
import im.gangway.core.error.StanzaError;
import im.gangway.core.error.StanzaException;
import im.gangway.core.session.UserSession;
import im.gangway.core.xml.StanzaIds;
import im.gangway.transport.Text;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.xmpp.packet.JID;

/**
 * The dialogues of all users of a domain: at most {@value #PER_USER} for each user, who lose their
 * oldest for more; forgotten ten minutes after their last use. A user's are touched on that user's
 * mailbox only.
 */
final class CommandDialogues {
  static final int PER_USER = 5;
  static final Duration LIFETIME = Duration.ofMinutes(10);

  private static final int MAX_USERS = 10_000;

  private final Clock clock;
  private final Cache<String, Map<String, CommandDialogue>> byUser;

  CommandDialogues(Clock clock) {
    this.clock = clock;
    this.byUser =
        Caffeine.newBuilder()
            .maximumSize(MAX_USERS)
            // longer than a dialogue lives, to say "expired" rather than "unknown"
            .expireAfterAccess(LIFETIME.multipliedBy(2))
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(Runnable::run)
            .build();
  }

  CommandDialogue open(
      UserSession session, JID from, JID to, Command command, CommandStep.Ask first) {
    String id = StanzaIds.next();
    CommandDialogue dialogue = new CommandDialogue(id, from, to, command, first, clock.instant());
    keep(session, dialogue);
    return dialogue;
  }

  /** Keeps it for its next step. */
  void keep(UserSession session, CommandDialogue dialogue) {
    Map<String, CommandDialogue> mine = byUser.get(key(session), unused -> new LinkedHashMap<>());
    mine.remove(dialogue.id());
    mine.put(dialogue.id(), dialogue);
    if (mine.size() > PER_USER) {
      mine.remove(mine.keySet().iterator().next());
    }
    dialogue.used(clock.instant());
  }

  /**
   * Takes a dialogue out, so that only one step of it is under way at a time.
   *
   * @throws StanzaException if there is none with that id for that full JID, target and node, or it
   *     has expired
   */
  CommandDialogue take(UserSession session, String id, JID from, JID to, String node)
      throws StanzaException {
    Map<String, CommandDialogue> mine = byUser.getIfPresent(key(session));
    CommandDialogue dialogue = mine == null ? null : mine.get(id);
    if (mine == null || dialogue == null || !dialogue.isWith(from, to, node)) {
      throw CommandErrors.badSessionId();
    }
    mine.remove(id);
    if (!clock.instant().isBefore(dialogue.lastUse().plus(LIFETIME))) {
      throw new StanzaException(
          StanzaError.of(
                  Condition.NOT_ALLOWED,
                  ErrorType.CANCEL,
                  Text.of(CommandDialogues.class, "took-too-long"))
              .with(CommandErrors.detail("session-expired")));
    }
    return dialogue;
  }

  private static String key(UserSession session) {
    return session.user().toBareJID();
  }
}
