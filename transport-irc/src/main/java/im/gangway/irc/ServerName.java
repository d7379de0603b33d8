package im.gangway.irc;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network as it stands in an address: a configured name, or a host with or without a port.
 *
 * @param port where the host has one
 */
record ServerName(String host, OptionalInt port) {
  private static final Pattern WITH_PORT = Pattern.compile("([^:]*)(?::([0-9]{1,5}))?");
  private static final int MAX_HOST = 253;
  private static final int MAX_LABEL = 63;

  /** Whether the text can name a network. */
  static boolean isValid(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? isHost(text)
        : isHost(text.substring(0, colon)) && isPort(text.substring(colon + 1));
  }

  /** Whether the text can name a host; without a pattern, as every stanza asks. */
  static boolean isHost(String text) {
    int end = text.endsWith(".") ? text.length() - 1 : text.length();
    boolean labels = text.length() <= MAX_HOST;
    for (int from = 0; labels && from <= end; ) {
      int dot = text.indexOf('.', from);
      int to = dot < 0 ? end : Math.min(dot, end);
      labels = isLabel(text, from, to);
      from = to + 1;
    }
    return labels;
  }

  private static boolean isLabel(String text, int from, int to) {
    boolean fits = to > from && to - from <= MAX_LABEL && text.charAt(from) != '-';
    for (int at = from; fits && at < to; at++) {
      char c = text.charAt(at);
      fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }
    return fits;
  }

  /** Whether the text is a number from 1 to 65535. */
  static boolean isPort(String text) {
    return text.matches("[0-9]{1,5}")
        && Integer.parseInt(text) > 0
        && Integer.parseInt(text) <= 65_535;
  }

  /**
   * Takes a valid name apart.
   *
   * @throws IllegalArgumentException if it is not valid
   */
  static ServerName parse(String text) {
    Matcher matcher = WITH_PORT.matcher(text);
    if (!isValid(text) || !matcher.matches()) {
      throw new IllegalArgumentException("Not a network's name");
    }
    String port = matcher.group(2);
    return new ServerName(
        matcher.group(1),
        port == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port)));
  }
}
