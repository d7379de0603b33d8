package im.gangway.irc.line;

/**
 * Who sent a line: a user ({@code nick!user@host}, some parts may be missing) or a server. Absent
 * parts are empty.
 *
 * @param name the nick, or the server's name
 */
public record IrcSource(String name, String user, String host) {
  /** The source of lines that have none, such as everything a client sends. */
  public static final IrcSource NONE = new IrcSource("", "", "");

  public IrcSource {
    requireWord(name);
    requireWord(user);
    requireWord(host);
  }

  /**
   * Reads {@code nick!user@host}, {@code nick@host}, {@code nick!user} or {@code name}; never fails
   * on a text without spaces.
   */
  public static IrcSource parse(String text) {
    int at = text.indexOf('@');
    String host = at < 0 ? "" : text.substring(at + 1);
    String before = at < 0 ? text : text.substring(0, at);
    int bang = before.indexOf('!');
    return bang < 0
        ? new IrcSource(before, "", host)
        : new IrcSource(before.substring(0, bang), before.substring(bang + 1), host);
  }

  public static IrcSource server(String name) {
    return new IrcSource(name, "", "");
  }

  /** The nick, when this is a user; the same as {@link #name()}. */
  public String nick() {
    return name;
  }

  public boolean isEmpty() {
    return name.isEmpty() && user.isEmpty() && host.isEmpty();
  }

  /**
   * True for a name without user and host that has a dot: nicks can not have one (RFC 2812 §2.3.1).
   */
  public boolean isServer() {
    return user.isEmpty() && host.isEmpty() && name.indexOf('.') >= 0;
  }

  /** The form on the wire, without the leading colon. */
  public String mask() {
    StringBuilder mask = new StringBuilder(name);
    if (!user.isEmpty()) {
      mask.append('!').append(user);
    }
    if (!host.isEmpty()) {
      mask.append('@').append(host);
    }
    return mask.toString();
  }

  private static void requireWord(String part) {
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c == ' ' || c == '\r' || c == '\n' || c == '\0') {
        throw new IllegalArgumentException("A source has no spaces, line breaks or NUL");
      }
    }
  }
}
