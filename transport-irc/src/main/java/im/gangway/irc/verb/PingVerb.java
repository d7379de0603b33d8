package im.gangway.irc.verb;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.line.IrcSource;
import im.gangway.irc.network.Connection;
import java.util.Map;
import java.util.Set;

/** The server asks whether we are there (RFC 2812 §3.7.2). */
final class PingVerb implements Verb {
  @Override
  public Set<String> commands() {
    return Set.of("PING");
  }

  @Override
  public void handle(IrcLine line, Connection on) {
    on.send(new IrcLine(Map.of(), IrcSource.NONE, "PONG", line.params()));
  }
}
