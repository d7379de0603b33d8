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

/** Somebody, perhaps we, left a channel (RFC 2812 §3.2.2). */
final class PartVerb implements Verb {
  @Override
  public Set<String> commands() {
    return Set.of("PART");
  }

  @Override
  public void handle(IrcLine line, Connection on) {
    Channel channel = on.channels().find(line.param(0));
    String nick = line.source().nick();
    String text = Formatting.strip(line.param(1));
    if (on.isSelf(nick)) {
      if (channel != null) {
        on.rooms().removed(channel, Departure.LEFT, null, text);
      }
      on.expectations().offer(line);
    } else if (channel != null) {
      Member gone = channel.remove(nick, on.isupport().caseMapping());
      if (gone != null) {
        on.publish(
            channel,
            new OccupantLeft(
                channel.address(), gone.nick(), Departure.LEFT, Optional.empty(), text));
      }
    }
  }
}
