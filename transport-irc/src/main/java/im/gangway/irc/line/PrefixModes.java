package im.gangway.irc.line;

/**
 * The ranks of channel members, highest first (ISUPPORT's PREFIX): {@code (ov)@+} has the modes
 * {@code ov} and the symbols {@code @+}.
 */
public record PrefixModes(String modes, String symbols) {
  public static final PrefixModes DEFAULT = new PrefixModes("ov", "@+");
  public static final PrefixModes NONE = new PrefixModes("", "");

  public PrefixModes {
    if (modes.length() != symbols.length()) {
      throw new IllegalArgumentException("Each prefix mode has one symbol");
    }
  }

  /**
   * A name of a NAMES reply taken apart; modes is ordered as the server gave it, and empty for a
   * member without rank.
   */
  public record Member(String modes, IrcSource source) {
    public String nick() {
      return source.nick();
    }
  }

  /**
   * Reads the value of PREFIX; {@link #NONE} for an empty one, {@link #DEFAULT} for one that makes
   * no sense.
   */
  public static PrefixModes parse(String value) {
    int close = value.indexOf(')');
    if (value.isEmpty()) {
      return NONE;
    }
    if (value.charAt(0) != '(' || close < 0 || value.length() - close != close) {
      return DEFAULT;
    }
    return new PrefixModes(value.substring(1, close), value.substring(close + 1));
  }

  public boolean isMode(char mode) {
    return modes.indexOf(mode) >= 0;
  }

  /** 0 is the highest; the number of ranks when the mode is none. */
  public int rank(char mode) {
    int index = modes.indexOf(mode);
    return index < 0 ? modes.length() : index;
  }

  /** The highest of some modes, or NUL when none of them is a rank. */
  public char highest(String of) {
    for (int i = 0; i < modes.length(); i++) {
      if (of.indexOf(modes.charAt(i)) >= 0) {
        return modes.charAt(i);
      }
    }
    return '\0';
  }

  /** Reads {@code @+nick} or, with userhost-in-names, {@code @+nick!user@host}. */
  public Member member(String name) {
    StringBuilder found = new StringBuilder(2);
    int at = 0;
    while (at < name.length() && symbols.indexOf(name.charAt(at)) >= 0) {
      found.append(modes.charAt(symbols.indexOf(name.charAt(at++))));
    }
    return new Member(found.toString(), IrcSource.parse(name.substring(at).replace(" ", "")));
  }
}
