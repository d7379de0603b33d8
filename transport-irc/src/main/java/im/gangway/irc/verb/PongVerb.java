package im.gangway.irc.verb;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.network.Connection;
import java.util.Set;

/** The server has come past a PING of ours (RFC 2812 §3.7.3). */
final class PongVerb implements Verb {
  @Override
  public Set<String> commands() {
    return Set.of("PONG");
  }

  @Override
  public void handle(IrcLine line, Connection on) {
    on.barrier().pong(line);
  }
}
