package im.gangway.irc.verb;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.line.ModeChange;
import im.gangway.irc.network.Channel;
import im.gangway.irc.network.Connection;
import im.gangway.irc.network.Member;
import im.gangway.transport.LegacyEvent.OccupantChanged;
import im.gangway.transport.LegacyEvent.RoomMessage;
import im.gangway.transport.MessageText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ranks and settings of a channel have changed (RFC 2812 §3.2.3). */
final class ModeVerb implements Verb {
  @Override
  public Set<String> commands() {
    return Set.of("MODE");
  }

  @Override
  public void handle(IrcLine line, Connection on) {
    Channel channel = on.channels().find(line.param(0));
    if (channel != null && line.params().size() > 1) {
      apply(channel, line, on);
    }
    if (on.isSelf(line.source().nick())) {
      on.expectations().offer(line);
    }
  }

  private static void apply(Channel channel, IrcLine line, Connection on) {
    Set<Member> changed = new LinkedHashSet<>();
    List<String> settings = new ArrayList<>();
    List<String> params = line.params().subList(1, line.params().size());
    for (ModeChange change : ModeChange.parse(params, on.isupport())) {
      if (change.kind() == ModeChange.Kind.MEMBER) {
        Member member = channel.member(change.argument(), on.isupport().caseMapping());
        if (member != null) {
          channel.setMode(member, change.mode(), change.adding());
          changed.add(member);
        }
      } else {
        settings.add(words(change));
        keepKey(channel, change, on);
      }
    }
    changed.forEach(
        member ->
            on.publish(
                channel,
                new OccupantChanged(channel.address(), channel.occupant(member, on.isupport()))));
    if (!settings.isEmpty()) {
      tell(channel, String.join(" ", settings), line, on);
    }
  }

  /** A key is kept for coming back, and not told: rooms are archived in many places. */
  private static String words(ModeChange change) {
    return isKey(change) && change.adding() ? "+k *" : change.format();
  }

  private static boolean isKey(ModeChange change) {
    return change.mode() == 'k';
  }

  private static void keepKey(Channel channel, ModeChange change, Connection on) {
    if (isKey(change) && !change.argument().equals("*")) {
      on.rooms().keyChanged(channel, change.adding() ? change.argument() : null);
    }
  }

  private static void tell(Channel channel, String settings, IrcLine line, Connection on) {
    String text = "Mode " + channel.name() + " [" + settings + "] by " + line.source().nick();
    on.publish(
        channel,
        new RoomMessage(
            channel.address(),
            Optional.empty(),
            new MessageText(MessageText.Kind.NOTICE, text),
            Optional.empty(),
            Optional.empty()));
  }
}
