package im.gangway.irc.verb;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.line.IrcSource;
import im.gangway.irc.network.Connection;
import java.util.Set;

/** Others see us under another host from now on (396, IRCv3 chghost). */
final class HostVerb implements Verb {
  @Override
  public Set<String> commands() {
    return Set.of("396", "CHGHOST");
  }

  @Override
  public void handle(IrcLine line, Connection on) {
    if (line.command().equals("396")) {
      String host = line.param(1);
      IrcSource seen = IrcSource.parse(host.indexOf('@') < 0 ? "@" + host : "!" + host);
      on.setSelf(new IrcSource(on.self().nick(), seen.user(), seen.host()));
    } else if (on.isSelf(line.source().nick())) {
      on.setSelf(new IrcSource(on.self().nick(), line.param(0), line.param(1)));
    }
  }
}
