package im.gangway.irc.verb;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.line.PrefixModes;
import im.gangway.irc.network.Channel;
import im.gangway.irc.network.Connection;
import im.gangway.irc.network.IrcNames;
import java.util.Set;
import java.util.StringTokenizer;

/** Who is in a channel that we enter (RFC 2812 §5.1, IRCv3 multi-prefix, userhost-in-names). */
final class NamesVerb implements Verb {
  @Override
  public Set<String> commands() {
    return Set.of("353", "366");
  }

  @Override
  public void handle(IrcLine line, Connection on) {
    boolean end = line.command().equals("366");
    Channel channel = on.channels().find(line.param(end ? 1 : 2));
    if (channel == null || channel.isEntered() || channel.isLeaving()) {
      return;
    }
    if (end) {
      on.rooms().entered(channel);
    } else {
      add(line.param(3), channel, on);
    }
  }

  private static void add(String names, Channel channel, Connection on) {
    PrefixModes prefixes = on.isupport().prefixModes();
    StringTokenizer each = new StringTokenizer(names, " ");
    while (each.hasMoreTokens() && on.hasRoomFor(channel)) {
      PrefixModes.Member named = prefixes.member(each.nextToken());
      if (IrcNames.isNick(named.nick())) {
        channel.add(named.source(), named.modes(), on.isupport().caseMapping());
      }
    }
  }
}
