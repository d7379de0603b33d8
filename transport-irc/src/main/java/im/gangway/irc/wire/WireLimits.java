package im.gangway.irc.wire;

import java.time.Duration;

/**
 * Bounds of every connection of one connector.
 *
 * @param connectTimeout for one address: TCP and TLS together
 * @param pingAfter silence after which we ask whether the server is there; whole seconds
 * @param pingTimeout silence after that which ends the connection; whole seconds
 * @param closeTimeout how long a closing connection may take to say QUIT
 * @param queuedLines how many lines may wait to be sent
 */
public record WireLimits(
    Duration connectTimeout,
    Duration pingAfter,
    Duration pingTimeout,
    Duration closeTimeout,
    int queuedLines) {
  public static final WireLimits DEFAULT =
      new WireLimits(
          Duration.ofSeconds(15),
          Duration.ofSeconds(120),
          Duration.ofSeconds(60),
          Duration.ofSeconds(2),
          1000);

  public WireLimits {
    if (pingAfter.toSeconds() < 1 || pingTimeout.toSeconds() < 1 || queuedLines < 1) {
      throw new IllegalArgumentException(
          "Ping times are at least one second, the queue holds at least one line");
    }
  }
}
