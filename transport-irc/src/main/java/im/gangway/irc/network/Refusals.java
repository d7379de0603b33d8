package im.gangway.irc.network;

import im.gangway.irc.line.Formatting;
import im.gangway.irc.line.IrcLine;
import im.gangway.irc.line.Isupport;
import im.gangway.transport.FailureReason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the replies mean with which servers refuse something. */
final class Refusals {
  private static final int MAX_WORDS = 400;

  /** Replies to PRIVMSG and NOTICE. */
  static final Set<String> MESSAGE =
      Set.of(
          "401", "402", "403", "404", "407", "408", "411", "412", "415", "417", "439", "477", "486",
          "489", "492", "494", "508", "531", "716", "741");

  private static final Map<String, FailureReason> REASONS =
      Map.ofEntries(
          Map.entry("263", FailureReason.RATE_LIMITED),
          Map.entry("401", FailureReason.RECIPIENT_UNKNOWN),
          Map.entry("402", FailureReason.RECIPIENT_UNKNOWN),
          Map.entry("403", FailureReason.ROOM_UNKNOWN),
          Map.entry("406", FailureReason.RECIPIENT_UNKNOWN),
          Map.entry("407", FailureReason.RECIPIENT_UNKNOWN),
          Map.entry("411", FailureReason.CONTENT_REFUSED),
          Map.entry("412", FailureReason.CONTENT_REFUSED),
          Map.entry("408", FailureReason.CONTENT_REFUSED),
          Map.entry("415", FailureReason.CONTENT_REFUSED),
          Map.entry("417", FailureReason.TEXT_TOO_LONG),
          Map.entry("421", FailureReason.UNSUPPORTED),
          Map.entry("431", FailureReason.NICK_INVALID),
          Map.entry("432", FailureReason.NICK_INVALID),
          Map.entry("433", FailureReason.NICK_IN_USE),
          Map.entry("435", FailureReason.NOT_PERMITTED),
          Map.entry("436", FailureReason.NICK_IN_USE),
          Map.entry("437", FailureReason.NICK_IN_USE),
          Map.entry("438", FailureReason.RATE_LIMITED),
          Map.entry("439", FailureReason.RATE_LIMITED),
          Map.entry("441", FailureReason.RECIPIENT_UNKNOWN),
          Map.entry("442", FailureReason.NOT_IN_ROOM),
          Map.entry("443", FailureReason.CONTENT_REFUSED),
          Map.entry("461", FailureReason.CONTENT_REFUSED),
          Map.entry("472", FailureReason.UNSUPPORTED),
          Map.entry("477", FailureReason.ACCOUNT_REQUIRED),
          Map.entry("486", FailureReason.ACCOUNT_REQUIRED),
          Map.entry("501", FailureReason.UNSUPPORTED));

  /** Replies to JOIN. */
  private static final Map<String, FailureReason> JOIN =
      Map.ofEntries(
          Map.entry("403", FailureReason.ROOM_UNKNOWN),
          Map.entry("405", FailureReason.TOO_MANY_ROOMS),
          Map.entry("407", FailureReason.ROOM_UNAVAILABLE),
          Map.entry("432", FailureReason.NICK_INVALID),
          Map.entry("433", FailureReason.NICK_IN_USE),
          Map.entry("437", FailureReason.ROOM_UNAVAILABLE),
          Map.entry("439", FailureReason.RATE_LIMITED),
          Map.entry("448", FailureReason.ADDRESS_INVALID),
          Map.entry("470", FailureReason.ROOM_UNAVAILABLE),
          Map.entry("471", FailureReason.ROOM_FULL),
          Map.entry("473", FailureReason.INVITATION_REQUIRED),
          Map.entry("474", FailureReason.BANNED),
          Map.entry("475", FailureReason.ROOM_PASSWORD_WRONG),
          Map.entry("476", FailureReason.ADDRESS_INVALID),
          Map.entry("477", FailureReason.ACCOUNT_REQUIRED),
          Map.entry("479", FailureReason.ADDRESS_INVALID),
          Map.entry("480", FailureReason.ROOM_UNAVAILABLE),
          Map.entry("489", FailureReason.NOT_PERMITTED),
          Map.entry("500", FailureReason.RATE_LIMITED),
          Map.entry("520", FailureReason.NOT_PERMITTED));

  private Refusals() {}

  /** Why something other than a join failed. */
  static FailureReason reason(IrcLine line) {
    return REASONS.getOrDefault(line.command(), FailureReason.NOT_PERMITTED);
  }

  /**
   * Why a join failed. Servers on which only operators may create channels have no numeric for it:
   * they say "banned" with other words.
   */
  static FailureReason joinReason(IrcLine line) {
    if (line.command().equals("474") && text(line).toLowerCase(Locale.ROOT).contains("create")) {
      return FailureReason.ROOM_CREATION_REFUSED;
    }
    return JOIN.getOrDefault(line.command(), FailureReason.ROOM_UNAVAILABLE);
  }

  /** Whether the reply may be about a JOIN, whatever else it is used for. */
  static boolean isAboutJoin(IrcLine line) {
    return JOIN.containsKey(line.command()) || line.command().equals("609");
  }

  /** Whether the line refuses something: an error reply, "try again", or a FAIL. */
  static boolean isRefusal(IrcLine line) {
    return line.isError()
        || line.command().equals("263")
        || line.command().equals("716")
        || line.command().equals("741")
        || line.command().equals("FAIL");
  }

  /** The server's words. */
  static String text(IrcLine line) {
    String text = Formatting.strip(line.last()).replace('\n', ' ');
    return text.length() <= MAX_WORDS ? text : text.substring(0, MAX_WORDS);
  }

  /** Whether one of the parameters between our nick and the text is this name. */
  static boolean mentions(IrcLine line, String name, Isupport isupport) {
    List<String> params = line.params();
    for (int i = 1; i < params.size() - 1; i++) {
      if (isupport.caseMapping().same(params.get(i), name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the reply is about this command as such, such as one that the server does not know. */
  static boolean isAboutCommand(IrcLine line, String command) {
    return switch (line.command()) {
      case "263", "421", "461" -> line.param(1).equalsIgnoreCase(command);
      case "FAIL" -> line.param(0).equalsIgnoreCase(command);
      default -> false;
    };
  }
}
