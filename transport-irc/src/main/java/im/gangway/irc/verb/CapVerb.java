package im.gangway.irc.verb;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.network.Connection;
import java.util.Set;

/** Capabilities that come and go (IRCv3 cap-notify): we do without new ones until next time. */
final class CapVerb implements Verb {
  @Override
  public Set<String> commands() {
    return Set.of("CAP");
  }

  @Override
  public void handle(IrcLine line, Connection on) {
    if (line.param(1).equalsIgnoreCase("DEL")) {
      for (String cap : line.last().split(" ")) {
        on.dropCap(cap);
      }
    }
  }
}
