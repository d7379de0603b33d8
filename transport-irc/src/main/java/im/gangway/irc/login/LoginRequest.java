package im.gangway.irc.login;

import im.gangway.transport.Text;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to log in, and how.
 *
 * @param username the ident part of the address; servers cut it to about ten characters
 * @param serverPassword for PASS
 * @param account when given, a login without it is a failure, unless it is optional
 * @param wantedCaps what the session can use; those the server has are requested
 */
public record LoginRequest(
    String nick,
    String username,
    String realname,
    @Nullable String serverPassword,
    @Nullable SaslAccount account,
    NickFallback fallback,
    Set<String> wantedCaps) {
  /**
   * The capabilities the engine knows how to use; {@code sasl} is added when there is an account.
   */
  public static final Set<String> DEFAULT_CAPS =
      Set.of("multi-prefix", "server-time", "message-tags", "echo-message", "cap-notify");

  /** A shorter password would take ordinary words apart, and could be told from that. */
  private static final int MIN_MASKED = 4;

  public LoginRequest {
    wantedCaps = Set.copyOf(wantedCaps);
    requireWord("nick", nick);
    requireWord("username", username);
  }

  private static void requireWord(String what, String text) {
    boolean word = !text.isEmpty() && text.charAt(0) != ':' && text.chars().allMatch(c -> c > ' ');
    if (!word) {
      throw new IllegalArgumentException(
          "Not a " + what + " for IRC: it is empty, starts with a colon or has spaces");
    }
  }

  /** The text without the passwords that servers quote when they refuse them. */
  Text withoutPasswords(Text text) {
    String said = text.in(Locale.ENGLISH);
    String plain = without(serverPassword, said);
    String discreet = account == null ? plain : without(account.password(), plain);
    return discreet.equals(said) ? text : Text.literal(discreet);
  }

  private static String without(@Nullable String password, String text) {
    boolean known = password != null && password.length() >= MIN_MASKED;
    return known ? text.replace(password, "***") : text;
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "LoginRequest[" + nick + "]";
  }
}
