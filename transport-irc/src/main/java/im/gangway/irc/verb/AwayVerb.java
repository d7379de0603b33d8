package im.gangway.irc.verb;

import im.gangway.irc.line.Formatting;
import im.gangway.irc.line.IrcLine;
import im.gangway.irc.network.Connection;
import im.gangway.transport.Text;
import java.util.Set;

/** Somebody we wrote to is away; ours is only confirmed (RFC 2812 §4.1). */
final class AwayVerb implements Verb {
  @Override
  public Set<String> commands() {
    return Set.of("301", "305", "306");
  }

  @Override
  public void handle(IrcLine line, Connection on) {
    if (line.command().equals("301") && line.params().size() > 2) {
      on.notice(Text.of(AwayVerb.class, "away", line.param(1), Formatting.strip(line.last())));
    }
  }
}
