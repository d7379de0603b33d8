package im.gangway.core.config;

/**
 * How a transport's component connects to the XMPP server (XEP-0114).
 *
 * @param secret the handshake's shared secret
 * @param server the XMPP domain that the component belongs to, in lower case
 * @param tls whether the connection starts with TLS
 */
public record ComponentConfig(String host, int port, String secret, String server, boolean tls) {

  /** Without the secret. */
  @Override
  public String toString() {
    return "ComponentConfig[" + host + ":" + port + ", server=" + server + ", tls=" + tls + "]";
  }
}
