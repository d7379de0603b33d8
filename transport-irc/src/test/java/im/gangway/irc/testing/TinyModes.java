package im.gangway.irc.testing;

import im.gangway.irc.line.Isupport;
import im.gangway.irc.line.ModeChange;
import java.util.ArrayList;
import java.util.List;

/** Channel modes of {@link TinyIrcd}: members o v, list b, settings k l, flags i m n s t. */
final class TinyModes {
  static final Isupport ISUPPORT =
      Isupport.DEFAULT.with(List.of("PREFIX=(ov)@+", "CHANMODES=b,k,l,imnst"));

  private TinyModes() {}

  static void apply(
      TinyNetwork network, TinyChannel channel, String by, String modes, List<String> arguments) {
    List<String> params = new ArrayList<>(List.of(modes));
    params.addAll(arguments);
    StringBuilder done = new StringBuilder();
    List<String> names = new ArrayList<>();
    for (ModeChange change : ModeChange.parse(params, ISUPPORT)) {
      if (set(channel, change)) {
        done.append(change.adding() ? '+' : '-').append(change.mode());
        names.add(change.argument());
      }
    }
    if (!done.isEmpty()) {
      String rest = (done + " " + String.join(" ", names)).trim().replaceAll(" +", " ");
      network.broadcast(channel, null, ":" + by + " MODE " + channel.name + " " + rest);
    }
  }

  private static boolean set(TinyChannel channel, ModeChange change) {
    switch (change.kind()) {
      case MEMBER -> {
        TinyChannel.Member member = channel.member(change.argument());
        if (member == null) {
          return false;
        }
        member.set(change.mode(), change.adding());
      }
      case LIST -> {
        return change.adding()
            ? channel.bans.add(change.argument())
            : channel.bans.remove(change.argument());
      }
      case SETTING -> setting(channel, change);
    }
    return true;
  }

  private static void setting(TinyChannel channel, ModeChange change) {
    switch (change.mode()) {
      case 'k' -> channel.key = change.adding() ? change.argument() : "";
      case 'l' ->
          channel.limit =
              change.adding() ? Integer.parseInt("0" + change.argument().replaceAll("\\D", "")) : 0;
      default -> {
        if (change.adding()) {
          channel.flags.add(change.mode());
        } else {
          channel.flags.remove(change.mode());
        }
      }
    }
  }

  static String describe(TinyChannel channel) {
    StringBuilder text = new StringBuilder("+");
    channel.flags.forEach(text::append);
    text.append(channel.key.isEmpty() ? "" : "k").append(channel.limit == 0 ? "" : "l");
    text.append(channel.key.isEmpty() ? "" : " " + channel.key);
    return text.append(channel.limit == 0 ? "" : " " + channel.limit).toString();
  }
}
