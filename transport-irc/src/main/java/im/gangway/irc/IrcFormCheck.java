package im.gangway.irc;

import im.gangway.irc.line.BadLineException;
import im.gangway.irc.line.IrcLine;
import im.gangway.irc.network.IrcNames;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Refuses what users set if it cannot work, naming the field. */
final class IrcFormCheck {
  private static final int MAX_COMMANDS = 20;
  private static final int MAX_COMMAND_BYTES = 510;
  private static final int MAX_WORDS = 200;

  private final Map<String, String> values;

  IrcFormCheck(Map<String, String> values) {
    this.values = values;
  }

  void check() throws LegacyException {
    require("address", it -> ServerName.isHost(it.toLowerCase(Locale.ROOT)), "is not a host name");
    require("tls_ports", IrcFormCheck::arePorts, "are not port numbers");
    require("ports", IrcFormCheck::arePorts, "are not port numbers");
    require("nick", IrcNames::isNick, "is not a nick that IRC allows");
    require("username", it -> it.matches("[^\\s:@!\\x00-\\x1f]{1,50}"), "has forbidden characters");
    require("realname", IrcFormCheck::isLine, "is not one short line");
    require("name", IrcFormCheck::isLine, "is not one short line");
    require("password", IrcFormCheck::isLine, "is not one line");
    require("pass", IrcFormCheck::isLine, "is not one line");
    require("sasl_account", it -> isLine(it) && it.indexOf(' ') < 0, "is not one word");
    require("sasl_password", IrcFormCheck::isLine, "is not one line");
    require("encoding_in", it -> IrcSettings.charset(it).isPresent(), "is not a charset");
    require("throttle_limit", it -> it.matches("[0-9]{1,6}"), "is not a number above 0");
    require("after_connect_commands", IrcFormCheck::areCommands, "are not IRC commands");
  }

  private void require(String field, Predicate<String> allowed, String otherwise)
      throws LegacyException {
    String value = values.getOrDefault(field, "").strip();
    if (!value.isEmpty() && !allowed.test(value)) {
      throw new LegacyException(FailureReason.CONTENT_REFUSED, field + " " + otherwise + ".");
    }
  }

  private static boolean arePorts(String text) {
    int words = text.split("[;,\\s]+").length;
    return Destination.ports(text).size() == words;
  }

  private static boolean isLine(String text) {
    return text.length() <= MAX_WORDS && text.chars().allMatch(c -> c >= ' ' && c != 0x7F);
  }

  private static boolean areCommands(String text) {
    return text.lines().count() <= MAX_COMMANDS
        && text.lines().filter(line -> !line.isBlank()).allMatch(IrcFormCheck::isCommand);
  }

  private static boolean isCommand(String line) {
    try {
      IrcLine.parse(line.strip());
      return line.getBytes(StandardCharsets.UTF_8).length <= MAX_COMMAND_BYTES;
    } catch (BadLineException none) {
      return false;
    }
  }
}
