package im.gangway.irc.login;

import im.gangway.irc.line.IrcSource;
import im.gangway.irc.line.Isupport;
import java.util.Optional;
import java.util.Set;

/**
 * We are in.
 *
 * @param self our nick, which may be another than asked for, with user and host as far as the
 *     server said them
 * @param network the name for people: ISUPPORT's NETWORK, else the server's name
 * @param caps those that are enabled
 * @param account the services account we are logged in to
 */
public record LoginResult(
    IrcSource self, String network, Set<String> caps, Isupport isupport, Optional<String> account)
    implements LoginOutcome {
  public LoginResult {
    caps = Set.copyOf(caps);
  }

  public String nick() {
    return self.nick();
  }
}
