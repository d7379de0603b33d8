package im.gangway.irc.line;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text into pieces that each fit into one line as the other users will see it: at line
 * breaks, then at spaces, else between the characters people see, and always between code points.
 * The spaces at a cut and blank lines are consumed; NUL, CTCP delimiters go, lone surrogates become
 * U+FFFD. Immutable.
 */
public final class MessageSplitter {
  /**
   * What a server may make of our address while we do not know it: {@code ~} and ten for the user,
   * the longest host name.
   */
  private static final int UNKNOWN_USER = 11;

  private static final int UNKNOWN_HOST = 63;

  private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n|\\r|\\n");
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  /** How far behind the limit we look for the end of a character. */
  private static final int LOOK_AHEAD = 64;

  private static final int SMALLEST = 8;

  private final int limit;
  private final boolean action;

  private MessageSplitter(int limit, boolean action) {
    if (limit < SMALLEST) {
      throw new IllegalArgumentException("There is no room for a text in the line");
    }
    this.limit = limit;
    this.action = action;
  }

  /**
   * Pieces of at most this many bytes of UTF-8.
   *
   * @throws IllegalArgumentException below 8
   */
  public static MessageSplitter ofBytes(int limit) {
    return new MessageSplitter(limit, false);
  }

  /**
   * For texts that we send.
   *
   * @param command PRIVMSG or NOTICE
   * @param self our address as others see it; unknown parts are assumed long
   * @param lineLength bytes of a line, see {@link Isupport#lineLength()}
   * @throws IllegalArgumentException when the names leave no room for a text
   */
  public static MessageSplitter of(String command, IrcSource self, String target, int lineLength) {
    return new MessageSplitter(lineLength - overhead(command, self, target), false);
  }

  /** For {@code /me} texts; the pieces come as complete CTCP ACTION payloads. */
  public static MessageSplitter ofAction(IrcSource self, String target, int lineLength) {
    int wrapper = IrcLine.utf8Length(Ctcp.action("x").format()) - 1;
    return new MessageSplitter(lineLength - overhead("PRIVMSG", self, target) - wrapper, true);
  }

  /** The most bytes of text in a piece, without the ACTION wrapper. */
  public int limit() {
    return limit;
  }

  /** The payloads to send, in order; none for a text without visible content. */
  public List<String> split(String text) {
    List<String> pieces = new ArrayList<>();
    for (String line : lines(cleaned(text))) {
      if (!line.isBlank()) {
        splitLine(line, pieces);
      }
    }
    return List.copyOf(pieces);
  }

  private static List<String> lines(String text) {
    boolean one = text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
    return one ? List.of(text) : List.of(LINE_BREAK.split(text));
  }

  private void splitLine(String line, List<String> pieces) {
    int start = 0;
    while (start < line.length()) {
      int end = cut(line, start);
      add(line.substring(start, end), pieces);
      start = end < line.length() ? afterSpaces(line, end) : end;
    }
  }

  private void add(String piece, List<String> pieces) {
    String kept = piece.stripTrailing();
    if (!kept.isEmpty()) {
      pieces.add(action ? Ctcp.action(kept).format() : kept);
    }
  }

  private int cut(String line, int start) {
    int end = Utf8.end(line, start, limit);
    if (end == line.length()) {
      return end;
    }
    int word = lastWordEnd(line, start, end);
    return word > start ? word : lastCharacterEnd(line, start, end);
  }

  /**
   * The place of the last space with something before it and no mark after it, or {@code start}.
   */
  private static int lastWordEnd(String line, int start, int end) {
    for (int at = end; at > start; at--) {
      boolean border = line.charAt(at) == ' ' && line.charAt(at - 1) != ' ';
      if (border && !isMark(line, afterSpaces(line, at))) {
        return at;
      }
    }
    return start;
  }

  private static int lastCharacterEnd(String line, int start, int end) {
    Matcher characters = CHARACTER.matcher(line);
    characters.region(start, Math.min(line.length(), end + LOOK_AHEAD));
    int best = start;
    while (characters.find() && characters.end() <= end) {
      best = characters.end();
    }
    return best > start ? best : end;
  }

  private static boolean isMark(String line, int at) {
    if (at >= line.length()) {
      return false;
    }
    int type = Character.getType(line.codePointAt(at));
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.FORMAT;
  }

  private static int afterSpaces(String line, int from) {
    int at = from;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  private static String cleaned(String text) {
    return Characters.all(text, MessageSplitter::isClean) ? text : withoutDirt(text);
  }

  private static boolean isClean(int unit) {
    return unit > 1 && !Character.isSurrogate((char) unit);
  }

  private static String withoutDirt(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> c > 1)
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private static int overhead(String command, IrcSource self, String target) {
    int user = self.user().isEmpty() ? UNKNOWN_USER : IrcLine.utf8Length(self.user());
    int host = self.host().isEmpty() ? UNKNOWN_HOST : IrcLine.utf8Length(self.host());
    int prefix =
        ":".length() + IrcLine.utf8Length(self.nick()) + "!".length() + user + "@".length() + host;
    return prefix + IrcLine.utf8Length(" " + command + " " + target + " :") + "\r\n".length();
  }
}
