package im.gangway.irc.verb;

import im.gangway.irc.line.Formatting;
import im.gangway.irc.line.IrcLine;
import im.gangway.irc.network.Connection;
import im.gangway.transport.Text;
import java.util.Set;

/** The server closes the connection and says why (RFC 2812 §3.7.4). */
final class ErrorVerb implements Verb {
  @Override
  public Set<String> commands() {
    return Set.of("ERROR");
  }

  @Override
  public void handle(IrcLine line, Connection on) {
    on.closing(Text.literal(Formatting.strip(line.last())));
  }
}
