package im.gangway.irc.line;

/**
 * Takes the colours and styles of IRC clients out of a text: bold, italics, underline, strike,
 * monospace, reverse, colours by number and by hex.
 */
public final class Formatting {
  private static final char COLOUR = '\003';
  private static final char HEX_COLOUR = '\004';

  private Formatting() {}

  /** The text a person reads. Other control characters go too, except tab and line feed. */
  public static String strip(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == COLOUR) {
        at = colours(text, at, 2, 10);
      } else if (c == HEX_COLOUR) {
        at = colours(text, at, 6, 16);
      } else if ((c >= ' ' && c != 0x7F) || c == '\t' || c == '\n') {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** The place behind a colour and, if a comma and a second colour follow, behind those. */
  private static int colours(String text, int at, int digits, int radix) {
    int first = colour(text, at, digits, radix);
    boolean comma = first > at && first < text.length() && text.charAt(first) == ',';
    if (!comma) {
      return first;
    }
    int second = colour(text, first + 1, digits, radix);
    return second > first + 1 ? second : first;
  }

  private static int colour(String text, int from, int digits, int radix) {
    int at = from;
    while (at < text.length()
        && at - from < digits
        && Character.digit(text.charAt(at), radix) >= 0
        && text.charAt(at) < 0x80) {
      at++;
    }
    return radix == 16 && at - from < digits ? from : at;
  }
}
