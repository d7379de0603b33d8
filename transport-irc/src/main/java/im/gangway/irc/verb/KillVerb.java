package im.gangway.irc.verb;

import im.gangway.irc.line.Formatting;
import im.gangway.irc.line.IrcLine;
import im.gangway.irc.network.Connection;
import im.gangway.transport.Text;
import java.util.Set;

/** An operator ends our connection (RFC 2812 §3.7.1). */
final class KillVerb implements Verb {
  @Override
  public Set<String> commands() {
    return Set.of("KILL");
  }

  @Override
  public void handle(IrcLine line, Connection on) {
    if (on.isSelf(line.param(0))) {
      Text text =
          Text.of(
              KillVerb.class,
              "killed",
              Formatting.strip(line.source().name()),
              Formatting.strip(line.param(1)));
      on.closing(text);
      on.notice(text);
    }
  }
}
