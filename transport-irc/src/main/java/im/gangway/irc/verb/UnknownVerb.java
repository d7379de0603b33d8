package im.gangway.irc.verb;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.network.Connection;
import java.util.List;
import java.util.Set;

/** Replies that no other verb knows are shown as they are; unknown commands are ignored. */
final class UnknownVerb implements Verb {
  @Override
  public Set<String> commands() {
    return Set.of();
  }

  @Override
  public void handle(IrcLine line, Connection on) {
    if (line.isNumeric()) {
      on.notice(text(line));
    }
  }

  /** A reply without our nick at its beginning. */
  static String text(IrcLine line) {
    List<String> params = line.params();
    boolean addressed = line.isNumeric() && params.size() > 1;
    return String.join(" ", addressed ? params.subList(1, params.size()) : params);
  }
}
