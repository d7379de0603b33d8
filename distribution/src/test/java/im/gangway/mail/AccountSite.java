package im.gangway.mail;

import im.gangway.peers.CertificateAuthority;
import im.gangway.peers.Dovecot;
import im.gangway.peers.GangwayProcess;
import im.gangway.peers.Ports;
import im.gangway.peers.Postfix;
import im.gangway.peers.Prosody;
import im.gangway.peers.XmppClient;
import im.gangway.peers.XmppServer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.commons.net.smtp.SMTPClient;
import org.jivesoftware.smack.packet.IQ;

/**
 * A mail provider ({@code example.net}: Postfix and Dovecot) with mailboxes of people who are on
 * Prosody, and the shipped gateway between them.
 */
final class AccountSite implements AutoCloseable {
  static final String PASSWORD = "garden-gate";
  static final String FRIEND = "friend@example.net";

  private final int http = Ports.free();
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final CertificateAuthority authority = add(CertificateAuthority.create());
  private final Prosody prosody;
  private final Dovecot dovecot;
  private final Postfix postfix;

  AccountSite() {
    prosody =
        add(
            Prosody.start(
                new Prosody.Settings("example.test", Ports.free(), List.of("mail"), null, null)));
    CertificateAuthority.Certificate certificate = authority.issue("localhost");
    dovecot =
        add(
            Dovecot.start(
                certificate,
                Map.of(
                    FRIEND,
                    PASSWORD,
                    mailbox("alice"),
                    PASSWORD,
                    mailbox("bob"),
                    PASSWORD,
                    mailbox("carol"),
                    PASSWORD)));
    postfix =
        add(
            Postfix.start(
                new Postfix.Settings(
                        Map.of("example.net", Postfix.lmtp(dovecot.lmtpPort())), List.of())
                    .withLogins(dovecot, certificate)));
    add(GangwayProcess.start(configuration()));
  }

  private <T extends AutoCloseable> T add(T part) {
    opened.push(part);
    return part;
  }

  private String configuration() {
    return """
        component { host = "127.0.0.1", port = %d, secret = "%s", server = "%s" }
        http { listen = "127.0.0.1:%d", public-url = "http://127.0.0.1:%d" }
        tls { extra-ca = "%s" }
        transports.email {
          domain = "%s"
          accounts.servers = [ {
            domain = "example.net"
            imap = "localhost:%d", imap-security = tls
            smtp = "localhost:%d", smtp-security = starttls
          } ]
        }
        """
        .formatted(
            prosody.componentPort(),
            XmppServer.SECRET,
            prosody.domain(),
            http,
            http,
            authority.pem(),
            domain(),
            dovecot.imapsPort(),
            postfix.submissionPort());
  }

  /** The address of the mailbox of an XMPP user. */
  static String mailbox(String user) {
    return user + "@example.net";
  }

  /** The domain of the gateway. */
  String domain() {
    return prosody.component("mail");
  }

  /** The JID of a mail address. */
  String contact(String address) {
    return address.replace("@", "\\40") + "@" + domain();
  }

  XmppClient login(String user) {
    return XmppClient.login(prosody, user, "mail");
  }

  /** Registers a mailbox by its address and its password alone. */
  IQ register(XmppClient client, String address, String password) {
    return client.ask(
        "set",
        domain(),
        "<query xmlns='jabber:iq:register'><email>%s</email><password>%s</password></query>"
            .formatted(address, password));
  }

  CertificateAuthority authority() {
    return authority;
  }

  Dovecot dovecot() {
    return dovecot;
  }

  Postfix postfix() {
    return postfix;
  }

  /** Hands a mail of {@link #FRIEND} to Postfix. */
  void mail(String to, String headers, String text) throws Exception {
    SMTPClient client = new SMTPClient();
    client.connect("127.0.0.1", postfix.port());
    boolean taken =
        client.login("[127.0.0.1]")
            && client.setSender(FRIEND)
            && client.addRecipient(to)
            && client.sendShortMessageData("From: " + FRIEND + "\r\n" + headers + "\r\n" + text);
    client.quit();
    client.disconnect();
    if (!taken) {
      throw new AssertionError("Postfix said " + client.getReplyString());
    }
  }

  @Override
  public void close() throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }
}
