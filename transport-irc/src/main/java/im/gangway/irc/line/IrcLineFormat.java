package im.gangway.irc.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes lines for the wire and keeps them within their bytes. */
final class IrcLineFormat {
  private static final int LINE_BREAK = 2;

  private IrcLineFormat() {}

  static String format(IrcLine line, int maxBytes) {
    String tags = tags(line.tags());
    requireAtMost(line.command(), IrcLine.utf8Length(tags), IrcLine.MAX_TAG_BYTES);
    String body = body(line);
    requireAtMost(line.command(), IrcLine.utf8Length(body) + LINE_BREAK, maxBytes);
    return tags + body;
  }

  static IrcLine fitted(IrcLine line, int maxBytes) {
    int over = IrcLine.utf8Length(body(line)) + LINE_BREAK - maxBytes;
    if (over <= 0) {
      return line;
    }
    int kept = IrcLine.utf8Length(line.last()) - over;
    if (kept < 0) {
      throw new LineTooLongException(line.command(), maxBytes + over, maxBytes);
    }
    List<String> params = new ArrayList<>(line.params());
    params.set(params.size() - 1, Utf8.prefix(line.last(), kept));
    return new IrcLine(line.tags(), line.source(), line.command(), params);
  }

  static boolean needsColon(String param) {
    return param.isEmpty() || param.charAt(0) == ':' || param.indexOf(' ') >= 0;
  }

  private static String body(IrcLine line) {
    StringBuilder out = new StringBuilder(64);
    if (!line.source().isEmpty()) {
      out.append(':').append(line.source().mask()).append(' ');
    }
    out.append(line.command());
    for (String param : line.params()) {
      out.append(needsColon(param) ? " :" : " ").append(param);
    }
    return out.toString();
  }

  private static String tags(Map<String, String> tags) {
    if (tags.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder(64);
    char before = '@';
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      out.append(before).append(tag.getKey());
      if (!tag.getValue().isEmpty()) {
        out.append('=').append(TagValue.escape(tag.getValue()));
      }
      before = ';';
    }
    return out.append(' ').toString();
  }

  private static void requireAtMost(String command, int bytes, int limit) {
    if (bytes > limit) {
      throw new LineTooLongException(command, bytes, limit);
    }
  }
}
