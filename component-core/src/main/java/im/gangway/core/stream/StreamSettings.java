package im.gangway.core.stream;

import im.gangway.core.config.ComponentConfig;
import im.gangway.core.config.TransportConfig;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where one component domain connects to and how.
 *
 * @param domain the component's domain, in lower case
 * @param host name or address of the XMPP server's component listener
 * @param port its port
 * @param secret the secret shared with the server
 * @param server the XMPP domain the component belongs to; null when not known
 * @param tls whether the listener speaks TLS from the first byte
 * @param maxStanzaBytes the largest stanza taken or sent, in bytes of UTF-8, at least 1024
 * @param keepalive a silent link is noticed within twice this time, at most 60 s
 */
public record StreamSettings(
    String domain,
    String host,
    int port,
    String secret,
    @Nullable String server,
    boolean tls,
    int maxStanzaBytes,
    Duration keepalive) {
  private static final Duration KEEPALIVE = Duration.ofSeconds(30);
  private static final Duration LONGEST_KEEPALIVE = Duration.ofSeconds(60);

  /** The default for {@link #maxStanzaBytes}. */
  public static final int DEFAULT_STANZA_BYTES = 256 * 1024;

  public StreamSettings {
    require(!domain.isBlank() && !domain.contains("@") && !domain.contains("/"), "domain");
    require(!host.isBlank(), "host");
    require(port > 0 && port < 65536, "port");
    require(server == null || !server.isBlank(), "server");
    require(maxStanzaBytes >= 1024, "maxStanzaBytes");
    require(
        !keepalive.isNegative()
            && !keepalive.isZero()
            && keepalive.compareTo(LONGEST_KEEPALIVE) <= 0,
        "keepalive");
  }

  /**
   * What is configured for a transport's component.
   *
   * @param maxStanzaBytes the limit of the whole program
   */
  public static StreamSettings of(TransportConfig transport, int maxStanzaBytes) {
    ComponentConfig component = transport.component();
    return new StreamSettings(
        transport.domain(),
        component.host(),
        component.port(),
        component.secret(),
        component.server(),
        component.tls(),
        maxStanzaBytes,
        KEEPALIVE);
  }

  private static void require(boolean valid, String what) {
    if (!valid) {
      throw new IllegalArgumentException("invalid " + what + " of a component stream");
    }
  }

  /** Host and port for messages to the admin. */
  String address() {
    return host + ":" + port;
  }

  @Override
  public String toString() {
    return "StreamSettings[" + domain + " at " + address() + (tls ? " by TLS]" : "]");
  }
}
