package im.gangway.email.imap.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * One response of a server: its text, with the literals apart.
 *
 * <p>The text is in ISO-8859-1, one character for each byte. A literal stands between two parts.
 */
public final class ImapResponse {
  private final List<String> parts;
  private final List<byte[]> literals;
  private final String tag;

  ImapResponse(List<String> parts, List<byte[]> literals) {
    this.parts = List.copyOf(parts);
    this.literals = List.copyOf(literals);
    String first = this.parts.get(0);
    int end = first.indexOf(' ');
    this.tag = end < 0 ? first : first.substring(0, end);
  }

  /** {@code *}, {@code +} or the tag of a command. */
  public String tag() {
    return tag;
  }

  /** The word after the tag, in capitals: {@code OK}, {@code SEARCH}, or a number. */
  public String word() {
    String rest = rest();
    int end = rest.indexOf(' ');
    return (end < 0 ? rest : rest.substring(0, end)).toUpperCase(Locale.ROOT);
  }

  /** What follows the tag, up to the first literal. */
  public String rest() {
    String first = parts.get(0);
    return first.length() > tag.length() ? first.substring(tag.length() + 1) : "";
  }

  /** Whether it is {@code * NUMBER KIND}, such as {@code * 5 EXISTS}. */
  public boolean isAbout(String kind) {
    String[] words = rest().split(" ", 3);
    return words.length > 1
        && !words[0].isEmpty()
        && words[0].chars().allMatch(c -> c >= '0' && c <= '9')
        && words[1].equalsIgnoreCase(kind);
  }

  /**
   * All that follows the tag.
   *
   * @throws ResponseException if it is not well-formed
   */
  public List<ImapValue> values() throws ResponseException {
    return new ValueReader(parts, literals, tag.length()).read();
  }

  /** The code of a status response in brackets (RFC 3501 §7.1) without them, else empty. */
  public String code() {
    String rest = rest();
    int from = rest.indexOf('[');
    int to = rest.indexOf(']', from + 1);
    return from == word().length() + 1 && to > 0 ? rest.substring(from + 1, to) : "";
  }

  /** What a status response says to a person. */
  public String words() {
    String code = code();
    String rest = rest();
    int from = code.isEmpty() ? word().length() : rest.indexOf(']') + 1;
    return new String(
            rest.substring(Math.min(from, rest.length())).getBytes(StandardCharsets.ISO_8859_1),
            StandardCharsets.UTF_8)
        .strip();
  }
}
