package im.gangway.irc.verb;

import im.gangway.irc.line.Formatting;
import im.gangway.irc.line.IrcLine;
import im.gangway.irc.network.Channel;
import im.gangway.irc.network.Connection;
import im.gangway.irc.network.Member;
import im.gangway.transport.LegacyEvent.Departure;
import im.gangway.transport.LegacyEvent.OccupantLeft;
import java.util.Optional;
import java.util.Set;

/** Somebody left the network, or was cut off by a split of it (RFC 2812 §3.1.7). */
final class QuitVerb implements Verb {
  @Override
  public Set<String> commands() {
    return Set.of("QUIT");
  }

  @Override
  public void handle(IrcLine line, Connection on) {
    String nick = line.source().nick();
    if (on.isSelf(nick)) {
      return;
    }
    String text = Formatting.strip(line.param(0));
    for (Channel channel : on.channels().all()) {
      Member gone = channel.remove(nick, on.isupport().caseMapping());
      if (gone != null) {
        on.publish(
            channel,
            new OccupantLeft(
                channel.address(), gone.nick(), Departure.QUIT, Optional.empty(), text));
      }
    }
  }
}
