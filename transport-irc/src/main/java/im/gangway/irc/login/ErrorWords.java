package im.gangway.irc.login;

import im.gangway.irc.login.LoginFailure.Reason;
import java.util.List;
import java.util.Locale;

/**
 * Guesses from the words of an ERROR line why a server threw us out, since there is no number in
 * it.
 */
final class ErrorWords {
  private static final List<String> THROTTLED =
      List.of("throttl", "too many", "too fast", "reconnect", "try again later", "limit");
  private static final List<String> BANNED =
      List.of("banned", "k-line", "g-line", "z-line", "k:line", "g:line", "klined", "glined");
  private static final List<String> PASSWORD = List.of("password", "access denied");

  private ErrorWords() {}

  static Reason reason(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (THROTTLED.stream().anyMatch(lower::contains)) {
      return Reason.THROTTLED;
    }
    if (BANNED.stream().anyMatch(lower::contains)) {
      return Reason.BANNED;
    }
    return PASSWORD.stream().anyMatch(lower::contains) ? Reason.SERVER_PASSWORD : Reason.CLOSED;
  }
}
