package im.gangway.irc.line;

import java.util.Locale;
import java.util.Optional;

/**
 * A client-to-client message inside a PRIVMSG, or its answer inside a NOTICE: {@code \001COMMAND
 * argument\001}.
 *
 * @param command upper case
 * @param argument empty when absent
 */
public record Ctcp(String command, String argument) {
  public static final String ACTION = "ACTION";

  private static final char DELIMITER = '\001';
  private static final char QUOTE = '\020';

  public Ctcp {
    command = command.toUpperCase(Locale.ROOT);
    if (command.isEmpty() || command.chars().anyMatch(c -> c <= ' ')) {
      throw new IllegalArgumentException("Not a CTCP command");
    }
  }

  /**
   * Reads the text of a message; empty for an ordinary text. The closing delimiter may be missing,
   * as on lines a server cut.
   */
  public static Optional<Ctcp> parse(String text) {
    if (text.length() < 2 || text.charAt(0) != DELIMITER) {
      return Optional.empty();
    }
    int close = text.indexOf(DELIMITER, 1);
    String inside = unquoted(text.substring(1, close < 0 ? text.length() : close));
    int space = inside.indexOf(' ');
    String command = space < 0 ? inside : inside.substring(0, space);
    if (command.isEmpty() || command.chars().anyMatch(c -> c <= ' ')) {
      return Optional.empty();
    }
    return Optional.of(new Ctcp(command, space < 0 ? "" : inside.substring(space + 1)));
  }

  public static Ctcp action(String text) {
    return new Ctcp(ACTION, text);
  }

  public boolean isAction() {
    return command.equals(ACTION);
  }

  /** The text of the message; line breaks and NUL are quoted, delimiters left out. */
  public String format() {
    String inside = argument.isEmpty() ? command : command + ' ' + argument;
    return DELIMITER + quoted(inside) + DELIMITER;
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case DELIMITER -> {}
        case '\r' -> out.append(QUOTE).append('r');
        case '\n' -> out.append(QUOTE).append('n');
        case '\0' -> out.append(QUOTE).append('0');
        case QUOTE -> out.append(QUOTE).append(QUOTE);
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  private static String unquoted(String text) {
    if (text.indexOf(QUOTE) < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != QUOTE) {
        out.append(c);
      } else if (++i < text.length()) {
        out.append(meaning(text.charAt(i)));
      }
    }
    return out.toString();
  }

  private static String meaning(char quoted) {
    return switch (quoted) {
      case 'r' -> "\r";
      case 'n' -> "\n";
      case '0' -> "";
      default -> String.valueOf(quoted);
    };
  }
}
