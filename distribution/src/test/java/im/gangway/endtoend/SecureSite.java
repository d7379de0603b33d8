package im.gangway.endtoend;

import im.gangway.peers.Atheme;
import im.gangway.peers.CertificateAuthority;
import im.gangway.peers.GangwayProcess;
import im.gangway.peers.Inspircd;
import im.gangway.peers.IrcClient;
import im.gangway.peers.XmppClient;
import im.gangway.peers.XmppServer;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An XMPP server, an IRC network with TLS and accounts ({@code alice}, {@code bob}, {@code carol}),
 * one more network whose certificate nobody trusts, and the gateway between them.
 */
final class SecureSite implements AutoCloseable {
  static final String PASSWORD = "wonderland";

  private static final String NETWORK = "testnet";
  private static final String DUBIOUS = "dubious";

  private final Opened opened = new Opened();
  private final CertificateAuthority authority = opened.add(CertificateAuthority.create());
  private final XmppServer xmpp;
  private final Inspircd irc;
  private final Inspircd dubious;

  SecureSite(Supplier<XmppServer> server) {
    xmpp = opened.add(server.get());
    irc = opened.add(Inspircd.start(authority));
    dubious = opened.add(Inspircd.start(opened.add(CertificateAuthority.create())));
    Atheme services = opened.add(Atheme.linkedTo(irc));
    List.of("alice", "bob", "carol").forEach(user -> services.register(user, PASSWORD));
    opened.add(GangwayProcess.start(configuration()));
  }

  XmppServer xmpp() {
    return xmpp;
  }

  Inspircd irc() {
    return irc;
  }

  Inspircd dubious() {
    return dubious;
  }

  /** Returns the address of the gateway. */
  String gateway() {
    return xmpp.component("irc");
  }

  /** Returns the address of the network with accounts. */
  String network() {
    return NETWORK + "@" + gateway();
  }

  /** Returns the address of the network with the certificate that is not trusted. */
  String dubiousNetwork() {
    return DUBIOUS + "@" + gateway();
  }

  /** Returns the address of a channel. */
  String room(String channel) {
    return channel + "%" + network();
  }

  /** Returns the address of a channel on the network with the certificate that is not trusted. */
  String dubiousRoom(String channel) {
    return channel + "%" + dubiousNetwork();
  }

  /** Logs an XMPP user in. */
  XmppClient login(String user) {
    return XmppClient.login(xmpp, user, "e2e");
  }

  /** Logs an XMPP user in who has an account on IRC of the same name and says so. */
  XmppClient loginWithAccount(String user) {
    XmppClient client = login(user);
    setAccount(client, user, PASSWORD);
    return client;
  }

  /** Sets the account on the network by the gateway's command. */
  void setAccount(XmppClient client, String account, String password) {
    Settings.change(client, network(), Map.of("sasl_account", account, "sasl_password", password));
  }

  /** Lets an IRC user in, by TLS. */
  IrcClient ircUser(String nick) {
    return IrcClient.connect(irc.tlsPort(), authority.socketFactory()).register(nick);
  }

  @Override
  public void close() throws Exception {
    opened.close();
  }

  private String configuration() {
    return GatewayConf.of(
        xmpp,
        GatewayConf.network(NETWORK, irc.tlsPort(), true)
            + GatewayConf.network(DUBIOUS, dubious.tlsPort(), true),
        "tls { extra-ca = \"%s\" }".formatted(authority.pem()));
  }
}
