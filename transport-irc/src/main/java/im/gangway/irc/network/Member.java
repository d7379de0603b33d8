package im.gangway.irc.network;

import im.gangway.irc.line.IrcSource;

/** Somebody in a channel. Belongs to its channel. */
public final class Member {
  private String nick;
  private String modes;
  private String mask;

  Member(IrcSource source, String modes) {
    this.nick = source.nick();
    this.modes = modes;
    this.mask = userAndHost(source);
  }

  /** As the network spells it. */
  public String nick() {
    return nick;
  }

  /** The letters of the ranks the member has, in no order. */
  public String modes() {
    return modes;
  }

  /** {@code user@host}; empty when unknown. */
  public String mask() {
    return mask;
  }

  void rename(String to) {
    nick = to;
  }

  void setMode(char mode, boolean on) {
    String others = modes.replace(String.valueOf(mode), "");
    modes = on ? others + mode : others;
  }

  void learn(IrcSource source) {
    String seen = userAndHost(source);
    if (!seen.isEmpty()) {
      mask = seen;
    }
  }

  private static String userAndHost(IrcSource source) {
    boolean known = !source.user().isEmpty() && !source.host().isEmpty();
    return known ? source.user() + "@" + source.host() : "";
  }
}
