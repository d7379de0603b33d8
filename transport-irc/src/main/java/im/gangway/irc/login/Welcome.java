package im.gangway.irc.login;

import static im.gangway.irc.line.Numerics.*;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.line.IrcSource;
import im.gangway.irc.line.Isupport;
import java.util.Optional;
import java.util.Set;

/** What a server says from its welcome on about itself and about us. */
final class Welcome {
  private IrcSource self;
  private String server;
  private Isupport isupport = Isupport.DEFAULT;

  /**
   * The nick is the server's word, which may have cut it; many servers end the text with our whole
   * address.
   *
   * @param line RPL_WELCOME
   * @param asked the nick that we asked for
   */
  Welcome(IrcLine line, String asked) {
    this.server = line.source().name();
    String nick = line.param(0).isEmpty() ? asked : line.param(0);
    String text = line.last();
    IrcSource seen = IrcSource.parse(text.substring(text.lastIndexOf(' ') + 1));
    boolean whole = seen.nick().equals(nick) && !seen.user().isEmpty() && !seen.host().isEmpty();
    this.self = whole ? seen : IrcSource.server(nick);
  }

  /**
   * Takes a line of the welcome.
   *
   * @return true when it was the last
   */
  boolean hears(IrcLine line) {
    switch (line.command()) {
      case RPL_MYINFO -> server = line.param(1);
      case RPL_ISUPPORT -> isupport = isupport.with(line);
      case RPL_HOSTHIDDEN -> hostHidden(line.param(1));
      case "NICK" -> renamed(line);
      case RPL_ENDOFMOTD, ERR_NOMOTD -> {
        return true;
      }
      default -> {
        // other lines say nothing about the server or us
      }
    }
    return false;
  }

  private void renamed(IrcLine line) {
    if (isupport.caseMapping().same(line.source().nick(), self.nick())) {
      self = new IrcSource(line.param(0), self.user(), self.host());
    }
  }

  /** 396: the rest of the line knows us under another host, or user and host. */
  private void hostHidden(String host) {
    IrcSource seen = IrcSource.parse(host.indexOf('@') < 0 ? "@" + host : "!" + host);
    self =
        new IrcSource(self.nick(), seen.user().isEmpty() ? self.user() : seen.user(), seen.host());
  }

  LoginResult result(Set<String> caps, Optional<String> account) {
    return new LoginResult(self, isupport.network().orElse(server), caps, isupport, account);
  }
}
