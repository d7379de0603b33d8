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
  private static final Pattern LABELS =
      Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,62})?(\\.[a-z0-9_][a-z0-9_-]{0,62})*\\.?");
  private static final Pattern WITH_PORT = Pattern.compile("([^:]*)(?::([0-9]{1,5}))?");
  private static final int MAX_HOST = 253;

  /** Whether the text can name a network. */
  static boolean isValid(String text) {
    Matcher matcher = WITH_PORT.matcher(text);
    if (!matcher.matches() || !isHost(matcher.group(1))) {
      return false;
    }
    String port = matcher.group(2);
    return port == null || isPort(port);
  }

  /** Whether the text can name a host. */
  static boolean isHost(String text) {
    return text.length() <= MAX_HOST && LABELS.matcher(text).matches();
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
