package im.gangway.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.gangway.core.config.ConfigReader;
import im.gangway.core.config.GangwayConfig;
import im.gangway.core.gateway.Gangway;
import im.gangway.core.testing.ScriptedComponent;
import im.gangway.core.testing.ScriptedXmppServer;
import im.gangway.email.EmailTransport;
import im.gangway.email.testing.ScriptedImapServer;
import im.gangway.email.testing.ScriptedSmtpServer;
import im.gangway.email.testing.TestCertificate;
import im.gangway.registration.RegistrationExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.dom4j.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user registers a mailbox with an address and a password, and talks by mail. */
class MailAccountTest {
  private static final String MAIL = "mail.example.org";
  private static final String ALICE = "alice@example.org/r1";
  private static final String BOB = "bob\\40x.example@" + MAIL;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final TestCertificate CERTIFICATE = TestCertificate.forLocalhost();

  @TempDir Path folder;
  private final ScriptedXmppServer xmpp = ScriptedXmppServer.start();
  private final ScriptedSmtpServer smtp = ScriptedSmtpServer.tls(CERTIFICATE.serverContext());
  private final ScriptedImapServer imap = ScriptedImapServer.withStartTls(CERTIFICATE);
  private Gangway gangway;
  private int asked;

  @BeforeEach
  void prepare() throws Exception {
    imap.folder("Sent");
    imap.secret("s3cret");
    Files.writeString(folder.resolve("ca.pem"), CERTIFICATE.pem());
    start();
  }

  private void start() throws Exception {
    String configuration =
        """
        component { host = "127.0.0.1", port = %d, secret = "secret", server = "example.org" }
        access { allow = ["*"] }
        http { listen = "127.0.0.1:0" }
        tls { extra-ca = "%s" }
        transports.email {
          domain = "%s"
          registration = optional
          accounts {
            search = false
            servers = [
              { domain = "home.example", imap = "localhost:%d", imap-security = starttls
                smtp = "localhost:%d", smtp-security = tls }
            ]
          }
        }
        """
            .formatted(xmpp.port(), folder.resolve("ca.pem"), MAIL, imap.port(), smtp.port());
    Path file = Files.writeString(folder.resolve("gangway.conf"), configuration);
    EmailTransport transport = new EmailTransport();
    GangwayConfig config = new ConfigReader(List.of(transport.info())).read(file);
    gangway =
        new Gangway(config, Map.of("email", transport), List.of(new RegistrationExtension(config)));
    gangway.start();
    component().awaitReady();
  }

  @AfterEach
  void stop() {
    gangway.close();
    imap.close();
    smtp.close();
    xmpp.close();
  }

  @Test
  void talksByMailWithAnAddressAndAPassword() throws Exception {
    imap.deliver("INBOX", mail("old@x", "Long ago"), Instant.now().minusSeconds(86_400));
    register("s3cret");
    arrive("m1@x", "Hello");
    Element hello = message();
    assertThat(hello.elementText("body")).isEqualTo("Lunch\n\nHello");
    write("c1", "At one");
    assertThat(smtp.awaitMail(0))
        .contains("From: alice@home.example\r\n", "To: bob@x.example\r\n")
        .contains("Subject: Re: Lunch\r\n", "In-Reply-To: <m1@x>\r\n");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(imap.commands()).anyMatch(each -> each.startsWith("APPEND \"Sent\"")));
  }

  @Test
  void saysThatThePasswordIsWrong() {
    Element answer = ask(registration("wrong"));
    assertThat(answer.attributeValue("type")).isEqualTo("error");
    assertThat(answer.element("error").element("not-acceptable")).isNotNull();
    assertThat(answer.element("error").elementText("text"))
        .contains("refused the login", "Wrong password");
    assertThat(smtp.commands()).isEmpty();
  }

  @Test
  void neitherLosesNorRepeatsAMailWhenItIsRestarted() throws Exception {
    register("s3cret");
    arrive("m1@x", "one");
    assertThat(message().elementText("body")).endsWith("one");
    gangway.close();
    arrive("m2@x", "two");
    start();
    available();
    arrive("m3@x", "three");
    assertThat(message().elementText("body")).endsWith("two");
    assertThat(message().elementText("body")).endsWith("three");
  }

  @Test
  void saysWhenThePasswordIsNoLongerRight() throws Exception {
    register("s3cret");
    arrive("m1@x", "one");
    message();
    gangway.close();
    imap.secret("changed");
    start();
    available();
    Element presence =
        expect("presence", each -> each.elementText("status") != null && refused(each));
    assertThat(presence.attributeValue("from")).isEqualTo(MAIL);
    imap.secret("s3cret2");
    register("s3cret2");
    arrive("m2@x", "two");
    assertThat(message().elementText("body")).endsWith("two");
  }

  private static boolean refused(Element presence) {
    return presence.elementText("status").contains("refused the login");
  }

  private void register(String password) {
    assertThat(ask(registration(password)).attributeValue("type")).isEqualTo("result");
    available();
  }

  private void available() {
    component().send("<presence from='%s' to='%s'/>".formatted(ALICE, MAIL));
  }

  private static String registration(String password) {
    return "<query xmlns='jabber:iq:register'><email>alice@home.example</email><password>"
        + password
        + "</password></query>";
  }

  private Element ask(String query) {
    String id = "q" + ++asked;
    component()
        .send("<iq type='set' id='%s' from='%s' to='%s'>%s</iq>".formatted(id, ALICE, MAIL, query));
    return expect(
        "iq", each -> each.getName().equals("iq") && id.equals(each.attributeValue("id")));
  }

  private void arrive(String id, String text) {
    imap.deliver("INBOX", mail(id, text), Instant.now());
  }

  private static String mail(String id, String text) {
    return "From: bob@x.example\r\nTo: alice@home.example\r\nSubject: Lunch\r\nMessage-ID: <"
        + (id + ">\r\n\r\n" + text + "\r\n");
  }

  private void write(String id, String text) {
    component()
        .send(
            "<message type='chat' from='%s' to='%s' id='%s'><body>%s</body></message>"
                .formatted(ALICE, BOB, id, text));
  }

  private Element message() {
    return expect(
        "message",
        each ->
            each.getName().equals("message") && each.attributeValue("from", "").startsWith(BOB));
  }

  private Element expect(String what, Predicate<Element> wanted) {
    return component().expect(what, wanted, PATIENCE);
  }

  private ScriptedComponent component() {
    return xmpp.component(MAIL);
  }
}
