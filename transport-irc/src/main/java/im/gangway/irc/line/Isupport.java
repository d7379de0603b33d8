package im.gangway.irc.line;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a server said about itself in 005 lines, with the RFC's values for what it left out. Lengths
 * are bytes. Immutable; each 005 line gives a new one.
 */
public final class Isupport {
  /** A server that said nothing. */
  public static final Isupport DEFAULT = new Isupport(Map.of());

  private static final int MAX_TOKENS = 500;

  private final Map<String, String> tokens;
  private final CaseMapping caseMapping;
  private final PrefixModes prefixModes;
  private final ChannelModes channelModes;

  private Isupport(Map<String, String> tokens) {
    this.tokens = Map.copyOf(tokens);
    this.caseMapping = value("CASEMAPPING").map(CaseMapping::named).orElse(CaseMapping.RFC1459);
    this.prefixModes = value("PREFIX").map(PrefixModes::parse).orElse(PrefixModes.DEFAULT);
    this.channelModes = value("CHANMODES").map(ChannelModes::parse).orElse(ChannelModes.DEFAULT);
  }

  /**
   * This with the tokens of one 005 line, whose first parameter is our nick and whose last one is a
   * text.
   */
  public Isupport with(IrcLine line) {
    List<String> params = line.params();
    int end = line.last().indexOf(' ') >= 0 ? params.size() - 1 : params.size();
    return params.size() < 2 ? this : with(params.subList(1, Math.max(1, end)));
  }

  /**
   * This with some tokens: {@code NAME}, {@code NAME=value}, or {@code -NAME} which takes NAME
   * back.
   */
  public Isupport with(List<String> added) {
    Map<String, String> merged = new HashMap<>(tokens);
    for (String token : added) {
      if (token.startsWith("-")) {
        merged.remove(name(token.substring(1)));
      } else if (!name(token).isEmpty() && merged.size() < MAX_TOKENS) {
        int equals = token.indexOf('=');
        merged.put(name(token), equals < 0 ? "" : unescape(token.substring(equals + 1)));
      }
    }
    return new Isupport(merged);
  }

  /** The raw value; empty text for a token without one. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(tokens.get(name));
  }

  public CaseMapping caseMapping() {
    return caseMapping;
  }

  public PrefixModes prefixModes() {
    return prefixModes;
  }

  public ChannelModes channelModes() {
    return channelModes;
  }

  /** The name people know the network by. */
  public Optional<String> network() {
    return value("NETWORK").filter(name -> !name.isBlank());
  }

  /** The first characters of channel names. */
  public String channelTypes() {
    return value("CHANTYPES").orElse("#&");
  }

  /** Symbols that may stand before a channel name to reach only members of that rank. */
  public String statusMessage() {
    return value("STATUSMSG").orElse("");
  }

  public boolean isChannel(String name) {
    return !name.isEmpty() && channelTypes().indexOf(name.charAt(0)) >= 0;
  }

  /**
   * The channel a message to this target belongs to: {@code @#chan} is #chan on servers with
   * STATUSMSG.
   */
  public String withoutStatus(String target) {
    boolean status =
        target.length() > 1
            && statusMessage().indexOf(target.charAt(0)) >= 0
            && isChannel(target.substring(1));
    return status ? target.substring(1) : target;
  }

  public String fold(String name) {
    return caseMapping.fold(name);
  }

  public int nickLength() {
    return number("NICKLEN", 9);
  }

  public int channelLength() {
    return number("CHANNELLEN", 200);
  }

  public int topicLength() {
    return number("TOPICLEN", 390);
  }

  public int kickLength() {
    return number("KICKLEN", 390);
  }

  public int awayLength() {
    return number("AWAYLEN", 390);
  }

  public int userLength() {
    return number("USERLEN", 10);
  }

  /** Bytes of a line with CR LF, without tags. */
  public int lineLength() {
    return Math.max(IrcLine.MAX_BYTES, number("LINELEN", IrcLine.MAX_BYTES));
  }

  /** How many modes with an argument one MODE line may have. */
  public int modesPerLine() {
    return value("MODES").filter(String::isEmpty).isPresent() ? 20 : number("MODES", 3);
  }

  private int number(String name, int otherwise) {
    String text = value(name).orElse("");
    boolean number =
        text.length() <= 6 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int parsed = number ? Integer.parseInt(text) : 0;
    return parsed > 0 ? parsed : otherwise;
  }

  private static String name(String token) {
    int equals = token.indexOf('=');
    return (equals < 0 ? token : token.substring(0, equals)).toUpperCase(Locale.ROOT);
  }

  /** {@code \x20} stands for the character with that hexadecimal number. */
  private static String unescape(String value) {
    StringBuilder out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      int code = value.startsWith("\\x", i) ? hex(value, i + 2) : -1;
      out.append(code > 0 ? (char) code : value.charAt(i));
      i += code > 0 ? 3 : 0;
    }
    return out.toString();
  }

  private static int hex(String text, int at) {
    if (at + 2 > text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
