package im.gangway.irc.network;

import im.gangway.irc.login.LoginRequest;
import im.gangway.irc.login.NickFallback;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * As whom the user logs in: what is set counts before the nick of the first join, and after a loss
 * the nick that was in use before both.
 */
final class NickChoice {
  private static final Set<String> CAPS = caps();

  private @Nullable String wanted;

  private static Set<String> caps() {
    Set<String> caps = new HashSet<>(LoginRequest.DEFAULT_CAPS);
    caps.add("userhost-in-names");
    return Set.copyOf(caps);
  }

  /** The nick to ask for next time. */
  void want(String nick) {
    wanted = nick;
  }

  /** The nick of a join; the first one counts. */
  void wantIfFree(String nick) {
    wanted = wanted == null ? nick : wanted;
  }

  /** The next login is a new one. */
  void forget() {
    wanted = null;
  }

  /**
   * The login with which to try next.
   *
   * @param restoring whether we were in before, and lost it
   * @param awaited whether somebody waits for a room, who is told when the nick is taken
   */
  LoginRequest request(Profile profile, boolean restoring, boolean awaited) throws LegacyException {
    String asked = wanted;
    String nick = choose(profile, restoring);
    boolean mustHave = !restoring && nick.equals(asked) && awaited;
    wanted = nick;
    if (!IrcNames.isNick(nick)) {
      throw new LegacyException(
          FailureReason.NICK_INVALID, Text.of(NickChoice.class, "nick-not-allowed", nick));
    }
    return new LoginRequest(
        nick,
        profile.username(),
        profile.realname(),
        profile.serverPassword(),
        profile.account(),
        mustHave ? NickFallback.FAIL : NickFallback.ALTERNATIVES,
        CAPS);
  }

  private String choose(Profile profile, boolean restoring) {
    String asked = wanted;
    if (restoring && asked != null) {
      return asked;
    }
    return profile.nick().orElse(asked == null ? profile.defaultNick() : asked);
  }
}
