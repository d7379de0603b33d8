package im.gangway.irc.verb;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.network.Connection;
import java.util.Set;

/** The channels of the network (RFC 2812 §3.2.6). */
final class ListVerb implements Verb {
  @Override
  public Set<String> commands() {
    return Set.of("321", "322", "323");
  }

  @Override
  public void handle(IrcLine line, Connection on) {
    switch (line.command()) {
      case "322" -> on.directory().listed(line);
      case "323" -> on.directory().ended();
      default -> {}
    }
  }
}
