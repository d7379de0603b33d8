package im.gangway.irc.verb;

import im.gangway.irc.line.CaseMapping;
import im.gangway.irc.line.IrcLine;
import im.gangway.irc.line.IrcSource;
import im.gangway.irc.network.Channel;
import im.gangway.irc.network.Connection;
import im.gangway.irc.network.IrcNames;
import im.gangway.irc.network.Member;
import im.gangway.transport.LegacyEvent.OccupantRenamed;
import java.util.Set;

/** Somebody, perhaps we, has another nick, wanted or not (RFC 2812 §3.1.2). */
final class NickVerb implements Verb {
  @Override
  public Set<String> commands() {
    return Set.of("NICK");
  }

  @Override
  public void handle(IrcLine line, Connection on) {
    String old = line.source().nick();
    String nick = line.param(0);
    if (!IrcNames.isNick(nick) || old.isEmpty()) {
      return;
    }
    boolean own = on.isSelf(old);
    boolean forced = own && !on.expectations().expect(line);
    if (own) {
      on.setSelf(new IrcSource(nick, line.source().user(), line.source().host()));
    } else {
      on.correspondents().rename(old, nick, on.isupport().caseMapping());
    }
    on.channels().all().forEach(channel -> rename(channel, old, nick, forced, on));
    if (own) {
      on.expectations().offer(line);
    }
  }

  private static void rename(
      Channel channel, String old, String nick, boolean forced, Connection on) {
    CaseMapping mapping = on.isupport().caseMapping();
    Member known = channel.member(old, mapping);
    String before = known == null ? old : known.nick();
    Member renamed = channel.rename(old, nick, mapping);
    if (renamed != null) {
      on.publish(
          channel,
          new OccupantRenamed(
              channel.address(), before, channel.occupant(renamed, on.isupport()), forced));
    }
  }
}
