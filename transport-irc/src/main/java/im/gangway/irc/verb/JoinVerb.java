package im.gangway.irc.verb;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.line.IrcSource;
import im.gangway.irc.network.Channel;
import im.gangway.irc.network.Connection;
import im.gangway.irc.network.IrcNames;
import im.gangway.irc.network.Member;
import im.gangway.transport.LegacyEvent.OccupantEntered;
import im.gangway.transport.LegacyEvent.RoomInvitation;
import im.gangway.transport.Text;
import java.util.Set;

/** Somebody, perhaps we, entered a channel (RFC 2812 §3.2.1, IRCv3 extended-join). */
final class JoinVerb implements Verb {
  @Override
  public Set<String> commands() {
    return Set.of("JOIN");
  }

  @Override
  public void handle(IrcLine line, Connection on) {
    IrcSource source = line.source();
    String name = line.param(0);
    if (!IrcNames.isNick(source.nick()) || !IrcNames.isChannel(name)) {
      return;
    }
    if (on.isSelf(source.nick())) {
      if (on.channels().find(name) == null && !on.hasRoomForChannels()) {
        return;
      }
      entered(name, source, on);
    } else {
      came(name, source, on);
    }
  }

  private static void entered(String name, IrcSource source, Connection on) {
    on.setSelf(source);
    Channel channel = on.rooms().joined(name);
    channel.add(source, "", on.isupport().caseMapping());
    if (!channel.isWanted() && !channel.isLeaving()) {
      on.publish(
          new RoomInvitation(
              channel.address(),
              on.names().contact(source.nick()),
              Text.of(JoinVerb.class, "put-into", name)));
    }
  }

  private static void came(String name, IrcSource source, Connection on) {
    Channel channel = on.channels().find(name);
    if (channel != null && on.hasRoomFor(channel)) {
      Member member = channel.add(source, "", on.isupport().caseMapping());
      on.publish(
          channel, new OccupantEntered(channel.address(), channel.occupant(member, on.isupport())));
    }
  }
}
