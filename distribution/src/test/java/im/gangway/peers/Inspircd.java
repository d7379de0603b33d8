package im.gangway.peers;

import im.gangway.peers.PeerProcess.Launch;
import im.gangway.peers.PeerProcess.ReadyCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * InspIRCd: a full IRC server with TLS (certificate for {@code localhost} and 127.0.0.1) and about
 * twenty IRCv3 capabilities; with {@link Atheme} also accounts and SASL.
 */
public final class Inspircd implements IrcServer {
  /** How fast one client may send. */
  public enum Flood {
    /** No limit that a test would meet. */
    UNLIMITED,
    /** The limits that the distribution's example configuration has. */
    REAL
  }

  private static final List<String> MODULES =
      List.of(
          "alias cap cgiirc chanhistory chghost commonchans customprefix ircv3 ircv3_accounttag",
          "ircv3_batch ircv3_capnotify ircv3_chghost ircv3_ctctags ircv3_echomessage",
          "ircv3_invitenotify ircv3_labeledresponse ircv3_msgid ircv3_servertime",
          "messageflood monitor namesx sasl services_account setname sha256 spanningtree",
          "ssl_gnutls sslinfo starttls uhnames");

  private final int port = Ports.free();
  private final int tlsPort = Ports.free();
  private final int linkPort = Ports.free();
  private final WorkFolder folder = WorkFolder.create("inspircd");
  private final PeerProcess process;

  private Inspircd(CertificateAuthority authority, Flood flood) {
    CertificateAuthority.Certificate certificate = authority.issue("localhost");
    Path configuration = folder.write("inspircd.conf", configuration(certificate, flood));
    process =
        PeerProcess.start(
            new Launch(
                "inspircd",
                List.of(
                    "inspircd", "--config", configuration.toString(), "--nofork", "--runasroot"),
                folder.path(),
                Map.of(),
                ReadyCheck.ports(port, tlsPort)));
  }

  /** Starts one without flood limits, its certificate issued by the authority. */
  public static Inspircd start(CertificateAuthority authority) {
    return new Inspircd(authority, Flood.UNLIMITED);
  }

  /** Starts one with a choice of flood limits. */
  public static Inspircd start(CertificateAuthority authority, Flood flood) {
    return new Inspircd(authority, flood);
  }

  @Override
  public PeerProcess process() {
    return process;
  }

  @Override
  public int port() {
    return port;
  }

  /** Returns the loopback port for clients by TLS. */
  public int tlsPort() {
    return tlsPort;
  }

  int linkPort() {
    return linkPort;
  }

  @Override
  public void close() {
    process.close();
    folder.close();
  }

  private String configuration(CertificateAuthority.Certificate certificate, Flood flood) {
    return """
        <config format="xml">
        <path configdir="%1$s" datadir="%1$s" logdir="%1$s" runtimedir="%1$s">
        <pid file="%1$s/inspircd.pid">
        <server name="irc.test" description="An IRC server for tests" network="TestNet" id="1TS">
        <admin name="Nobody" nick="nobody" email="nobody@irc.test">
        <bind address="127.0.0.1" port="%2$d" type="clients">
        <bind address="127.0.0.1" port="%3$d" type="clients" sslprofile="tls">
        <bind address="127.0.0.1" port="%4$d" type="servers">
        <sslprofile name="tls" provider="gnutls" certfile="%5$s" keyfile="%6$s"
          requestclientcert="yes" hash="sha256">
        <link name="services.test" ipaddr="127.0.0.1" port="%4$d" allowmask="127.0.0.1"
          sendpass="%7$s" recvpass="%7$s">
        <uline server="services.test" silent="yes">
        <sasl target="services.test" requiressl="no">
        <connect name="all" allow="*" timeout="60" pingfreq="120" hardsendq="1M" softsendq="8K"
          recvq="64K" localmax="100000" globalmax="100000" maxconnwarn="no" resolvehostnames="no"
          useident="no" limit="100000" modes="" %8$s>
        <options defaultmodes="not" announcets="yes">
        <performance netbuffersize="10240" somaxconn="128" softlimit="20000">
        <log method="file" type="* -USERINPUT -USEROUTPUT" level="default" target="%1$s/inspircd.log">
        %9$s
        <customprefix name="founder" letter="q" prefix="~" rank="50000" ranktoset="50000">
        <customprefix name="admin" letter="a" prefix="&amp;" rank="40000" ranktoset="50000">
        <customprefix name="halfop" letter="h" prefix="%%" rank="20000" ranktoset="30000">
        """
        .formatted(
            folder.path(),
            port,
            tlsPort,
            linkPort,
            certificate.chain(),
            certificate.key(),
            Atheme.LINK_PASSWORD,
            limits(flood),
            modules());
  }

  private static String limits(Flood flood) {
    return flood == Flood.REAL
        ? "threshold=\"10\" commandrate=\"1000\" fakelag=\"yes\""
        : "threshold=\"100000\" commandrate=\"10000000\" fakelag=\"no\"";
  }

  private static String modules() {
    return MODULES.stream()
        .flatMap(line -> Stream.of(line.split(" ")))
        .map("<module name=\"%s\">"::formatted)
        .collect(Collectors.joining("\n"));
  }
}
