package im.gangway.irc;

import im.gangway.irc.line.BadLineException;
import im.gangway.irc.line.IrcLine;
import im.gangway.irc.network.IrcNames;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
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
    require("address", it -> ServerName.isHost(it.toLowerCase(Locale.ROOT)), "not-a-host");
    require("tls_ports", IrcFormCheck::arePorts, "not-ports");
    require("ports", IrcFormCheck::arePorts, "not-ports");
    require("nick", IrcNames::isNick, "not-a-nick");
    require("username", it -> it.matches("[^\\s:@!\\x00-\\x1f]{1,50}"), "forbidden-characters");
    require("realname", IrcFormCheck::isLine, "not-a-short-line");
    require("name", IrcFormCheck::isLine, "not-a-short-line");
    require("password", IrcFormCheck::isLine, "not-a-line");
    require("pass", IrcFormCheck::isLine, "not-a-line");
    require("sasl_account", it -> isLine(it) && it.indexOf(' ') < 0, "not-a-word");
    require("sasl_password", IrcFormCheck::isLine, "not-a-line");
    require("encoding_in", it -> IrcSettings.charset(it).isPresent(), "not-a-charset");
    require("throttle_limit", it -> it.matches("[0-9]{1,6}"), "not-a-number");
    require("after_connect_commands", IrcFormCheck::areCommands, "not-commands");
  }

  private void require(String field, Predicate<String> allowed, String otherwise)
      throws LegacyException {
    String value = values.getOrDefault(field, "").strip();
    if (!value.isEmpty() && !allowed.test(value)) {
      throw new LegacyException(
          FailureReason.CONTENT_REFUSED, Text.of(IrcFormCheck.class, otherwise, field));
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
