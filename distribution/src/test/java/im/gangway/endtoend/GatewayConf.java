package im.gangway.endtoend;

import im.gangway.peers.XmppServer;

/** The configuration of a gateway for IRC beside an XMPP server. */
final class GatewayConf {
  private GatewayConf() {}

  /**
   * Writes one for the component {@code irc}.
   *
   * @param irc more of the transport's block
   * @param more more of the file
   */
  static String of(XmppServer server, String irc, String more) {
    return """
        component { host = "127.0.0.1", port = %d, secret = "%s", server = "%s" }
        http { listen = "127.0.0.1:0" }
        %s
        transports {
          irc {
            domain = "%s"
            allow-private-addresses = true
            %s
          }
        }
        """
        .formatted(
            server.componentPort(),
            XmppServer.SECRET,
            server.domain(),
            more,
            server.component("irc"),
            irc);
  }

  /** A network for the transport's block. */
  static String network(String name, int port, boolean tls) {
    return "networks.%s { host = \"localhost\", port = %d, tls = %b }\n".formatted(name, port, tls);
  }
}
