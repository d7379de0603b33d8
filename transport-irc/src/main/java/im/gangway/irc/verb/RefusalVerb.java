package im.gangway.irc.verb;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.network.Connection;
import java.util.Set;

/**
 * The server refuses something: whoever asked for it hears that; what nobody asked for, such as a
 * refusal that comes too late, is shown to the user. Stands for all error replies.
 */
final class RefusalVerb implements Verb {
  @Override
  public Set<String> commands() {
    return Set.of("263", "609", "716", "741", "FAIL");
  }

  @Override
  public void handle(IrcLine line, Connection on) {
    boolean awaited =
        on.directory().refused(line) || on.joins().refused(line) || on.expectations().offer(line);
    if (!awaited) {
      on.notice(UnknownVerb.text(line));
    }
  }
}
