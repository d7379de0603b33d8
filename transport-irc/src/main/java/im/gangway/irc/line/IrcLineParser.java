package im.gangway.irc.line;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one line of any server, however odd: repeated spaces, missing parameters, empty tags. Stray
 * CR, LF and NUL are left out. Stateless and thread-safe.
 */
public final class IrcLineParser {
  private final String text;
  private int at;

  private IrcLineParser(String text) {
    this.text = text;
  }

  /**
   * Reads a line without its line break.
   *
   * @throws BadLineException when it has no command
   */
  public static IrcLine parse(String text) {
    return new IrcLineParser(cleaned(text)).line();
  }

  private IrcLine line() {
    skipSpaces();
    Map<String, String> tags = starts('@') ? tags(word().substring(1)) : Map.of();
    skipSpaces();
    IrcSource source = starts(':') ? IrcSource.parse(word().substring(1)) : IrcSource.NONE;
    skipSpaces();
    String command = word();
    try {
      return new IrcLine(tags, source, command, params());
    } catch (IllegalArgumentException noCommand) {
      throw new BadLineException("A line without a command");
    }
  }

  private List<String> params() {
    List<String> params = new ArrayList<>(4);
    for (skipSpaces(); at < text.length(); skipSpaces()) {
      if (starts(':')) {
        params.add(text.substring(at + 1));
        break;
      }
      params.add(word());
    }
    return params;
  }

  private static Map<String, String> tags(String text) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (String tag : text.split(";", -1)) {
      int equals = tag.indexOf('=');
      String key = equals < 0 ? tag : tag.substring(0, equals);
      if (!key.isEmpty() && Characters.all(key, c -> c > ' ')) {
        tags.put(key, equals < 0 ? "" : TagValue.unescape(tag.substring(equals + 1)));
      }
    }
    return tags;
  }

  private boolean starts(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private String word() {
    int space = text.indexOf(' ', at);
    int end = space < 0 ? text.length() : space;
    String word = text.substring(at, end);
    at = end;
    return word;
  }

  private void skipSpaces() {
    while (starts(' ')) {
      at++;
    }
  }

  private static String cleaned(String text) {
    if (text.indexOf('\r') < 0 && text.indexOf('\n') < 0 && text.indexOf('\0') < 0) {
      return text;
    }
    return text.replace("\r", "").replace("\n", "").replace("\0", "");
  }
}
