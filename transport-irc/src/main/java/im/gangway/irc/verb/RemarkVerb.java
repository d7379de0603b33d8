package im.gangway.irc.verb;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.network.Connection;
import java.util.Set;

/** Something the server or its operators want everybody to know (IRCv3 standard-replies). */
final class RemarkVerb implements Verb {
  @Override
  public Set<String> commands() {
    return Set.of("WARN", "NOTE", "WALLOPS", "GLOBOPS");
  }

  @Override
  public void handle(IrcLine line, Connection on) {
    on.notice(line.last());
  }
}
