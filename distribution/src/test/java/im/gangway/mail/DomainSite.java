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

/**
 * An organisation with a mail domain ({@code org.example}) whose users are on Prosody, its Postfix,
 * a mailbox {@code bob@example.net} elsewhere, and the shipped gateway in domain mode.
 */
final class DomainSite implements AutoCloseable {
  static final String BOB = "bob@example.net";
  static final String ALICE = "alice@org.example";

  /** The gateway believes this address only. */
  private static final String TRUSTED = "127.0.0.1";

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final int lmtp = Ports.free();
  private final Prosody prosody;
  private final Dovecot dovecot;
  private final Postfix postfix;

  DomainSite() {
    CertificateAuthority authority = add(CertificateAuthority.create());
    prosody =
        add(
            Prosody.start(
                new Prosody.Settings("example.test", Ports.free(), List.of("mail"), null, null)));
    dovecot = add(Dovecot.start(authority.issue("localhost"), Map.of(BOB, "garden-gate")));
    postfix =
        add(
            Postfix.start(
                new Postfix.Settings(
                    Map.of(
                        "org.example", Postfix.lmtp(lmtp),
                        "unmapped.example", Postfix.lmtp(lmtp),
                        "example.net", Postfix.lmtp(dovecot.lmtpPort())),
                    List.of())));
    add(GangwayProcess.start(configuration()));
  }

  private <T extends AutoCloseable> T add(T part) {
    opened.push(part);
    return part;
  }

  private String configuration() {
    return """
        component { host = "127.0.0.1", port = %d, secret = "%s", server = "%s" }
        http { listen = "127.0.0.1:0" }
        transports.email {
          domain = "%s"
          registration = optional
          domain-mode {
            enabled = true
            listen = "127.0.0.1:%d"
            trusted = ["%s"]
            smarthost = "127.0.0.1:%d"
            map = ["*@org.example = *@%s"]
          }
        }
        """
        .formatted(
            prosody.componentPort(),
            XmppServer.SECRET,
            prosody.domain(),
            domain(),
            lmtp,
            TRUSTED,
            postfix.port(),
            prosody.domain());
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

  Dovecot dovecot() {
    return dovecot;
  }

  Postfix postfix() {
    return postfix;
  }

  /** The port at which the gateway takes mails. */
  int lmtpPort() {
    return lmtp;
  }

  /** Hands a mail of {@link #BOB} to Postfix. */
  void mail(String headers, String text, String... recipients) throws Exception {
    SMTPClient client = new SMTPClient();
    client.connect("127.0.0.1", postfix.port());
    boolean taken = client.login("[127.0.0.1]") && client.setSender(BOB);
    for (String each : recipients) {
      taken &= client.addRecipient(each);
    }
    taken &= client.sendShortMessageData("From: Bob <" + BOB + ">\r\n" + headers + "\r\n" + text);
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
