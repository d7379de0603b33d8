package im.gangway.irc.line;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One IRC message (RFC 2812 §2.3, IRCv3 message-tags). The constructor refuses whatever could
 * become a second line on the wire (CR, LF, NUL) and parameters that would shift the others, so
 * every instance can be written. Immutable.
 *
 * @param tags in order, values unescaped; a tag without a value has the empty one
 * @param source {@link IrcSource#NONE} when absent
 * @param command upper case letters, or three digits
 * @param params only the last one may be empty, start with a colon or have spaces
 */
public record IrcLine(
    Map<String, String> tags, IrcSource source, String command, List<String> params) {
  /** Bytes of a line without tags, CR LF included (RFC 2812 §2.3). */
  public static final int MAX_BYTES = 512;

  /** Bytes of the tags with the leading {@code @} and the space after them (IRCv3 message-tags). */
  public static final int MAX_TAG_BYTES = 8191;

  public IrcLine {
    tags = tags.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    tags.forEach(IrcLine::checkTag);
    command = checkCommand(command);
    params = List.copyOf(params);
    for (int i = 0; i < params.size(); i++) {
      checkParam(params.get(i), i == params.size() - 1);
    }
  }

  /**
   * A line as a client sends it.
   *
   * @throws IllegalArgumentException for a parameter that can not be written
   */
  public static IrcLine of(String command, String... params) {
    return new IrcLine(Map.of(), IrcSource.NONE, command, List.of(params));
  }

  /**
   * Reads a line without its line break; see {@link IrcLineParser}.
   *
   * @throws BadLineException when it has no command
   */
  public static IrcLine parse(String text) {
    return IrcLineParser.parse(text);
  }

  public IrcLine withSource(IrcSource other) {
    return new IrcLine(tags, other, command, params);
  }

  public IrcLine withTags(Map<String, String> other) {
    return new IrcLine(other, source, command, params);
  }

  /** The parameter at this place, or the empty text when there are not that many. */
  public String param(int index) {
    return index < params.size() ? params.get(index) : "";
  }

  /** The last parameter, or the empty text. */
  public String last() {
    return param(Math.max(0, params.size() - 1));
  }

  public Optional<String> tag(String name) {
    return Optional.ofNullable(tags.get(name));
  }

  /** True for a reply with three digits. */
  public boolean isNumeric() {
    return command.length() == 3 && Characters.all(command, c -> c >= '0' && c <= '9');
  }

  /** True for a numeric that refuses something (400 to 599, and the SASL failures 902 to 907). */
  public boolean isError() {
    if (!isNumeric()) {
      return false;
    }
    int number = Integer.parseInt(command);
    return (number >= 400 && number < 600) || (number >= 902 && number <= 907);
  }

  /**
   * The wire form without CR LF.
   *
   * @throws LineTooLongException over {@link #MAX_BYTES} or {@link #MAX_TAG_BYTES}
   */
  public String format() {
    return format(MAX_BYTES);
  }

  /**
   * The wire form without CR LF.
   *
   * @param maxBytes bytes of the line with CR LF but without tags, such as ISUPPORT's LINELEN
   * @throws LineTooLongException when it does not fit
   */
  public String format(int maxBytes) {
    return IrcLineFormat.format(this, maxBytes);
  }

  /**
   * This line with its last parameter cut at a code point so that it fits, for texts where a server
   * would cut anyway (quit reasons, topics, real names).
   *
   * @param maxBytes bytes with CR LF, without tags
   * @throws LineTooLongException when it does not even fit with an empty last parameter
   */
  public IrcLine fitted(int maxBytes) {
    return IrcLineFormat.fitted(this, maxBytes);
  }

  /**
   * Command and number of parameters only, because parameters hold messages and passwords that no
   * log may have.
   */
  @Override
  public String toString() {
    return command + "/" + params.size();
  }

  private static String checkCommand(String command) {
    boolean word = !command.isEmpty() && Characters.all(command, c -> c > ' ' && c != 0x7F);
    if (!word || command.charAt(0) == ':' || command.charAt(0) == '@') {
      throw new IllegalArgumentException("Not an IRC command");
    }
    return command.toUpperCase(Locale.ROOT);
  }

  private static void checkParam(String param, boolean last) {
    if (param.indexOf('\r') >= 0 || param.indexOf('\n') >= 0 || param.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("A parameter has no line breaks or NUL");
    }
    if (!last && IrcLineFormat.needsColon(param)) {
      throw new IllegalArgumentException(
          "Only the last parameter may be empty, start with a colon or have spaces");
    }
  }

  private static void checkTag(String key, String value) {
    boolean bad = key.isEmpty() || !Characters.all(key, c -> c > ' ' && c != ';' && c != '=');
    if (bad || value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("Not an IRC message tag");
    }
  }

  static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
