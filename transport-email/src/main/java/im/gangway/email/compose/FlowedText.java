package im.gangway.email.compose;

/**
 * Text as {@code format=flowed} (RFC 3676): lines of at most 76 characters that readers join again.
 */
final class FlowedText {
  private static final int WIDTH = 72;

  private FlowedText() {}

  static String wrap(String text) {
    StringBuilder out = new StringBuilder();
    text.lines().forEach(each -> line(out, each));
    return out.toString();
  }

  private static void line(StringBuilder out, String line) {
    int depth = 0;
    while (depth < line.length() && line.charAt(depth) == '>') {
      depth++;
    }
    String quotes = ">".repeat(depth);
    String rest = line.substring(depth).replaceFirst("^ ", depth > 0 ? "" : " ");
    // A space at the end would join this line to the next.
    rest = rest.equals("-- ") ? rest : rest.stripTrailing();
    do {
      int end = end(rest);
      String piece = rest.substring(0, end);
      out.append(quotes).append(stuffing(piece, depth)).append(piece).append("\r\n");
      rest = rest.substring(end);
    } while (!rest.isEmpty());
  }

  private static String stuffing(String piece, int depth) {
    boolean isNeeded =
        depth > 0 || piece.startsWith(" ") || piece.startsWith(">") || piece.startsWith("From ");
    return isNeeded ? " " : "";
  }

  /** Behind the last space that fits; a word that does not fit stays whole. */
  private static int end(String text) {
    if (text.length() <= WIDTH) {
      return text.length();
    }
    int space = text.lastIndexOf(' ', WIDTH - 1);
    if (space <= 0 || text.substring(0, space).isBlank()) {
      space = text.indexOf(' ', WIDTH);
    }
    return space < 0 || space + 1 >= text.length() ? text.length() : space + 1;
  }
}
