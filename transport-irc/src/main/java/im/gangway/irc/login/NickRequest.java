package im.gangway.irc.login;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.login.LoginFailure.Reason;
import java.util.Optional;

/** The nick we ask for: the wanted one first, then others as far as the request allows them. */
final class NickRequest {
  /** RFC 2812 servers take nine characters. */
  private static final int SHORTEST_NICK_LIMIT = 9;

  private final String wanted;
  private final NickFallback fallback;
  private final NickAlternatives alternatives;
  private String asked;

  NickRequest(LoginRequest request) {
    this.wanted = request.nick();
    this.fallback = request.fallback();
    this.alternatives = new NickAlternatives(wanted);
    this.asked = wanted;
  }

  /** The nick that we asked for last. */
  String asked() {
    return asked;
  }

  /** The nick is taken. */
  LoginStep taken(IrcLine line) {
    return next(Reason.NICK_IN_USE, line);
  }

  /**
   * The server does not like the nick. Shorter nicks may do where the server finds one too long, as
   * some of our own alternatives are.
   */
  LoginStep refused(IrcLine line) {
    if (!asked.equals(wanted)) {
      return next(Reason.NICK_IN_USE, line);
    }
    return wanted.length() <= SHORTEST_NICK_LIMIT
        ? LoginStep.failed(Reason.NICK_INVALID, line)
        : next(Reason.NICK_INVALID, line);
  }

  private LoginStep next(Reason reason, IrcLine line) {
    Optional<String> next =
        fallback == NickFallback.ALTERNATIVES ? alternatives.next() : Optional.empty();
    if (next.isEmpty()) {
      return LoginStep.failed(reason, line);
    }
    asked = next.get();
    return LoginStep.send(IrcLine.of("NICK", asked));
  }
}
