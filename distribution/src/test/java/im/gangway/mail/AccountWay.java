package im.gangway.mail;

import im.gangway.email.testing.ScriptedSmtpServer;
import im.gangway.email.testing.TestCertificate;
import im.gangway.peers.CertificateAuthority;
import im.gangway.peers.Dovecot;
import im.gangway.peers.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Users' own mailboxes: mails come to Dovecot, and leave by a submission server. */
final class AccountWay implements MailWay {
  private static final String PASSWORD = "garden-gate";

  private final CertificateAuthority authority = CertificateAuthority.create();
  private final TestCertificate certificate = TestCertificate.forLocalhost();
  private final WorkFolder folder = WorkFolder.create("trust");
  private final ScriptedSmtpServer submission = ScriptedSmtpServer.tls(certificate.serverContext());
  private final Dovecot dovecot;
  private final Path trusted;

  /**
   * Starts the servers.
   *
   * @param users how many mailboxes there are
   */
  AccountWay(int users) {
    dovecot =
        Dovecot.start(
            authority.issue("localhost"),
            IntStream.range(0, users)
                .boxed()
                .collect(Collectors.toMap(this::address, each -> PASSWORD)));
    trusted = folder.write("trusted.pem", authorityPem() + certificate.pem());
  }

  private String authorityPem() {
    try {
      return Files.readString(authority.pem());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String configuration() {
    return "tls { extra-ca = \"%s\" }".formatted(trusted);
  }

  @Override
  public String transport() {
    return """
        accounts.servers = [ {
          domain = "org.example"
          imap = "localhost:%d", imap-security = tls
          smtp = "localhost:%d", smtp-security = tls
        } ]
        """
        .formatted(dovecot.imapsPort(), submission.port());
  }

  @Override
  public int port() {
    return dovecot.lmtpPort();
  }

  @Override
  public String address(int user) {
    return "user" + user + "@org.example";
  }

  @Override
  public List<String> registrations(String user, int number, String gateway) {
    return List.of(
        """
        <iq type='set' from='%s' to='%s' id='register-%d'><query xmlns='jabber:iq:register'>\
        <email>%s</email><password>%s</password></query></iq>"""
            .formatted(user, gateway, number, address(number), PASSWORD));
  }

  @Override
  public ScriptedSmtpServer outgoing() {
    return submission;
  }

  @Override
  public void close() {
    dovecot.close();
    submission.close();
    folder.close();
    authority.close();
  }
}
