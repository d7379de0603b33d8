package im.gangway.irc.verb;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.network.Connection;
import im.gangway.irc.network.IrcNames;
import im.gangway.transport.LegacyEvent.RoomInvitation;
import im.gangway.transport.Text;
import java.util.Set;

/** Somebody invites us, or our invitation went out (RFC 2812 §3.2.7). */
final class InviteVerb implements Verb {
  @Override
  public Set<String> commands() {
    return Set.of("INVITE", "341");
  }

  @Override
  public void handle(IrcLine line, Connection on) {
    if (line.command().equals("341")) {
      on.expectations().offer(line);
      return;
    }
    String channel = line.param(1);
    boolean sensible = IrcNames.isChannel(channel) && on.isupport().isChannel(channel);
    if (sensible && on.isSelf(line.param(0)) && IrcNames.isNick(line.source().nick())) {
      on.publish(
          new RoomInvitation(
              on.names().room(channel), on.names().contact(line.source().nick()), Text.NONE));
    }
  }
}
