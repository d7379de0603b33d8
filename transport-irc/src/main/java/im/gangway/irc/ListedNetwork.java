package im.gangway.irc;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * A network that the admin configured.
 *
 * @param name what users call it
 * @param encoding how lines are read that are no UTF-8
 * @param password of the server, for everybody
 */
record ListedNetwork(
    String name, String host, int port, boolean tls, Charset encoding, Optional<String> password) {

  /** Whether a name in an address means this network: its name, or its host (and port). */
  boolean isCalled(String server) {
    return server.equals(name) || server.equals(host + ":" + port) || server.equals(host);
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return name + " (" + host + ":" + port + ")";
  }
}
