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

/** Somebody, perhaps we, was thrown out of a channel (RFC 2812 §3.2.8). */
final class KickVerb implements Verb {
  @Override
  public Set<String> commands() {
    return Set.of("KICK");
  }

  @Override
  public void handle(IrcLine line, Connection on) {
    Channel channel = on.channels().find(line.param(0));
    if (channel != null) {
      kicked(channel, line, on);
    }
    if (on.isSelf(line.source().nick())) {
      on.expectations().offer(line);
    }
  }

  private static void kicked(Channel channel, IrcLine line, Connection on) {
    String nick = line.param(1);
    String actor = line.source().nick();
    String text = Formatting.strip(line.param(2));
    if (on.isSelf(nick)) {
      on.rooms().removed(channel, Departure.KICKED, actor, text);
      return;
    }
    Member gone = channel.remove(nick, on.isupport().caseMapping());
    if (gone != null) {
      on.publish(
          channel,
          new OccupantLeft(
              channel.address(), gone.nick(), Departure.KICKED, Optional.of(actor), text));
    }
  }
}
