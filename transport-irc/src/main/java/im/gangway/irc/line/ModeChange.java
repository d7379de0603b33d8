package im.gangway.irc.line;

import java.util.ArrayList;
import java.util.List;

/**
 * One mode that was set or taken back on a channel.
 *
 * @param argument a nick, mask, key or number; empty when the mode has none
 */
public record ModeChange(boolean adding, char mode, String argument, Kind kind) {
  /** What a mode is about. */
  public enum Kind {
    /** The rank of a member; the argument is the nick. */
    MEMBER,
    /** An entry of a list such as bans; without argument: a question for the list. */
    LIST,
    /** A setting of the channel with or without argument. */
    SETTING
  }

  /**
   * Takes the parameters of a MODE line after the channel apart, or of a 324 reply. Arguments that
   * are missing are empty, ones that are too many are left out.
   *
   * @param params the modes and then their arguments; servers may repeat that
   */
  public static List<ModeChange> parse(List<String> params, Isupport isupport) {
    List<ModeChange> changes = new ArrayList<>();
    int next = 0;
    while (next < params.size()) {
      String modes = params.get(next++);
      boolean adding = true;
      for (int i = 0; i < modes.length(); i++) {
        char mode = modes.charAt(i);
        if (mode == '+' || mode == '-') {
          adding = mode == '+';
        } else {
          boolean takes = takesArgument(mode, adding, isupport) && next < params.size();
          changes.add(
              new ModeChange(adding, mode, takes ? params.get(next++) : "", kind(mode, isupport)));
        }
      }
      next = nextModes(params, next);
    }
    return List.copyOf(changes);
  }

  /** The form {@code +o nick}. */
  public String format() {
    return (adding ? "+" : "-") + mode + (argument.isEmpty() ? "" : " " + argument);
  }

  private static int nextModes(List<String> params, int from) {
    int next = from;
    while (next < params.size() && !startsWithSign(params.get(next))) {
      next++;
    }
    return next;
  }

  private static boolean startsWithSign(String text) {
    return text.startsWith("+") || text.startsWith("-");
  }

  private static boolean takesArgument(char mode, boolean adding, Isupport isupport) {
    ChannelModes modes = isupport.channelModes();
    return isupport.prefixModes().isMode(mode)
        || modes.lists().indexOf(mode) >= 0
        || modes.always().indexOf(mode) >= 0
        || (adding && modes.whenSet().indexOf(mode) >= 0);
  }

  private static Kind kind(char mode, Isupport isupport) {
    if (isupport.prefixModes().isMode(mode)) {
      return Kind.MEMBER;
    }
    return isupport.channelModes().lists().indexOf(mode) >= 0 ? Kind.LIST : Kind.SETTING;
  }
}
