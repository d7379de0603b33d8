package im.gangway.irc.network;

import im.gangway.irc.wire.ConnectionListener;
import im.gangway.irc.wire.Endpoint;
import java.util.concurrent.CompletionStage;

/** Opens connections. Thread-safe. */
@FunctionalInterface
public interface Dialer {

  /**
   * Connects without blocking.
   *
   * @return completes on any thread; fails with {@link im.gangway.irc.wire.ConnectException}
   */
  CompletionStage<Link> dial(Endpoint endpoint, ConnectionListener listener);
}
