package im.gangway.irc.network;

import java.nio.charset.StandardCharsets;

/**
 * The names that can be parameters of a command at all, whatever a server thinks of them (RFC 2812
 * §1.3, §2.3.1): no spaces, no control characters, nothing that makes a list of it.
 */
public final class IrcNames {
  private static final int MAX_BYTES = 300;
  private static final String NOT_IN_NICKS = ",!@";
  private static final String NOT_FIRST_IN_NICKS = ":#&+$~";

  private IrcNames() {}

  /** Whether the text can be sent as a nick. */
  public static boolean isNick(String text) {
    return isWord(text)
        && NOT_FIRST_IN_NICKS.indexOf(text.charAt(0)) < 0
        && text.chars().noneMatch(c -> NOT_IN_NICKS.indexOf(c) >= 0);
  }

  /**
   * Whether the text can be sent as a channel's name; the first character is the server's choice.
   */
  public static boolean isChannel(String text) {
    return isWord(text) && text.charAt(0) != ':' && text.indexOf(',') < 0;
  }

  /** Whether the text can be sent as a channel's key. */
  public static boolean isKey(String text) {
    return isChannel(text);
  }

  private static boolean isWord(String text) {
    return !text.isEmpty()
        && text.codePoints().allMatch(IrcNames::isPlain)
        && text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
  }

  private static boolean isPlain(int codePoint) {
    boolean surrogate =
        codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    return codePoint > ' '
        && !surrogate
        && (codePoint & 0xFFFE) != 0xFFFE
        && !Character.isISOControl(codePoint)
        && !Character.isSpaceChar(codePoint);
  }
}
