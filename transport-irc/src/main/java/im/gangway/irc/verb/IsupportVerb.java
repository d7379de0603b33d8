package im.gangway.irc.verb;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.network.Connection;
import java.util.Set;

/** The server says more about itself after the login (005). */
final class IsupportVerb implements Verb {
  @Override
  public Set<String> commands() {
    return Set.of("005");
  }

  @Override
  public void handle(IrcLine line, Connection on) {
    on.setIsupport(on.isupport().with(line));
  }
}
