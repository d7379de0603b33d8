package im.gangway.peers;

/**
 * An XMPP server with accounts ({@code alice}, {@code bob}, {@code carol}, {@code admin}) that lets
 * gateways in as external components (XEP-0114).
 */
public interface XmppServer extends Peer {
  /** The password of every account. */
  String PASSWORD = "garden-gate";

  /** The secret of every component. It has letters beyond ASCII on purpose. */
  String SECRET = "schlüssel-42";

  /** Returns the domain of the accounts. */
  String domain();

  /** Returns the loopback port for clients, in plain text. */
  int clientPort();

  /**
   * Returns the loopback port for components {@code irc.}, {@code irc2.}, {@code echo.} and {@code
   * legacy.}; the last may read and write rosters and speak for users (XEP-0356) if the server can
   * grant that.
   */
  int componentPort();

  /** Returns the full name of a component, such as {@code irc.example.test}. */
  default String component(String name) {
    return name + "." + domain();
  }

  /** Returns the bare JID of an account. */
  default String jid(String user) {
    return user + "@" + domain();
  }
}
