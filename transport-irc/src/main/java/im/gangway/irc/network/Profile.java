package im.gangway.irc.network;

import im.gangway.irc.login.SaslAccount;
import im.gangway.irc.wire.Endpoint;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a user's connection to a network goes and as whom; read anew for each attempt.
 *
 * @param endpoints tried in turn
 * @param nick what the user has set; where nothing is set, the nick of the first join counts
 * @param defaultNick when nobody asked for any
 * @param commands lines to send first when online
 * @param reconnect whether a lost connection is restored
 */
public record Profile(
    List<Endpoint> endpoints,
    Optional<String> nick,
    String defaultNick,
    String username,
    String realname,
    @Nullable String serverPassword,
    @Nullable SaslAccount account,
    List<String> commands,
    boolean reconnect) {
  public Profile {
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException("A network has at least one endpoint");
    }
    endpoints = List.copyOf(endpoints);
    commands = List.copyOf(commands);
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "Profile[" + endpoints + "]";
  }
}
