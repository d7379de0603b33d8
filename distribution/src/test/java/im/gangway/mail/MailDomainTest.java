package im.gangway.mail;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.config.ConfigReader;
import im.gangway.core.config.GangwayConfig;
import im.gangway.core.gateway.Gangway;
import im.gangway.core.testing.ScriptedComponent;
import im.gangway.core.testing.ScriptedXmppServer;
import im.gangway.email.EmailTransport;
import im.gangway.email.testing.ScriptedSmtpServer;
import im.gangway.registration.RegistrationExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dom4j.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users of a mail domain write and read mail, and hear what becomes of it. */
class MailDomainTest {
  private static final String MAIL = "mail.example.org";
  private static final String ALICE = "alice@example.org/r1";
  private static final String BOB = "bob\\40x.example@" + MAIL;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final ScriptedXmppServer xmpp = ScriptedXmppServer.start();
  private final ScriptedSmtpServer smarthost = ScriptedSmtpServer.plain();
  private int port;
  private Gangway gangway;

  @BeforeEach
  void start() throws Exception {
    port = freePort();
    String configuration =
        """
        component { host = "127.0.0.1", port = %d, secret = "secret", server = "example.org" }
        access { allow = ["*"] }
        http { listen = "127.0.0.1:0" }
        transports.email {
          domain = "%s"
          registration = optional
          domain-mode {
            enabled = true
            listen = "127.0.0.1:%d"
            smarthost = "localhost:%d"
            map = ["*@org.example = *@example.org"]
          }
        }
        """
            .formatted(xmpp.port(), MAIL, port, smarthost.port());
    Path file = Files.writeString(folder.resolve("gangway.conf"), configuration);
    EmailTransport transport = new EmailTransport();
    GangwayConfig config = new ConfigReader(List.of(transport.info())).read(file);
    gangway =
        new Gangway(config, Map.of("email", transport), List.of(new RegistrationExtension(config)));
    gangway.start();
    component().awaitReady();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @AfterEach
  void stop() {
    gangway.close();
    smarthost.close();
    xmpp.close();
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 5.1.1 No bob, cancel, item-not-found",
    "RCPT, 550 5.1.2 No domain, cancel, remote-server-not-found",
    "RCPT, 501 5.1.3 Bad syntax, modify, jid-malformed",
    "RCPT, 552 5.2.2 Full, wait, resource-constraint",
    "MAIL, 552 5.3.4 Too large, modify, policy-violation",
    "RCPT, 550 5.7.1 Not you, auth, forbidden",
    "., 554 5.7.1 Spam, modify, not-acceptable",
    "RCPT, 553 5.6.7 SMTPUTF8, modify, not-acceptable",
    "MAIL, 530 5.7.0 Log in, auth, not-authorized",
  })
  void saysOnTheMessageWhyItWasRefused(
      String command, String answer, String type, String condition) {
    smarthost.answer(command, answer);
    write("m1", "Hello");
    Element error = message("error");
    assertThat(error.attributeValue("id")).isEqualTo("m1");
    assertThat(error.attributeValue("from")).startsWith(BOB);
    assertThat(error.element("error").attributeValue("type")).isEqualTo(type);
    assertThat(error.element("error").elements()).extracting(Element::getName).contains(condition);
    assertThat(error.element("error").elementText("text")).contains(answer.substring(10));
  }

  @Test
  void talksInOneThread() throws Exception {
    assertThat(deliver("alice@org.example", "m1@x", "Subject: Lunch\r\n")).startsWith("250 ");
    Element lunch = message("chat");
    assertThat(lunch.attributeValue("from")).startsWith(BOB);
    assertThat(lunch.elementText("body")).isEqualTo("Lunch\n\nHello");
    write("m1", "At one");
    String mail = smarthost.awaitMail(0);
    assertThat(mail)
        .contains("From: alice <alice@org.example>\r\n", "To: bob@x.example\r\n")
        .contains("Subject: Re: Lunch\r\n", "In-Reply-To: <m1@x>\r\n");
  }

  @Test
  void hearsHoursLaterThatAMailDidNotArrive() throws Exception {
    write("m1", "Hello");
    String mail = smarthost.awaitMail(0);
    String id = mail.replaceAll("(?s).*Message-ID: <([^>]+)>.*", "$1");
    String report =
        """
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b
        Content-Type: text/plain

        Sorry
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example

        Final-Recipient: rfc822;bob@x.example
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 No bob

        --b
        Content-Type: text/rfc822-headers

        Message-ID: <%s>
        --b--
        """;
    String headers = report.formatted(id).replace("\n", "\r\n");
    assertThat(deliver("alice@org.example", "d1@x", headers)).startsWith("250 ");
    Element error = message("error");
    assertThat(error.attributeValue("id")).isEqualTo("m1");
    assertThat(error.element("error").elements())
        .extracting(Element::getName)
        .contains("item-not-found");
  }

  private void write(String id, String text) {
    component()
        .send(
            "<message type='chat' from='%s' to='%s' id='%s'><body>%s</body></message>"
                .formatted(ALICE, BOB, id, text));
  }

  private Element message(String type) {
    return component()
        .expect(
            type + " message",
            each -> each.getName().equals("message") && type.equals(each.attributeValue("type")),
            PATIENCE);
  }

  private ScriptedComponent component() {
    return xmpp.component(MAIL);
  }

  /** What the gateway says to a mail in the end. */
  private String deliver(String to, String id, String headers) throws IOException {
    String mail = "From: bob@x.example\r\nMessage-ID: <" + id + ">\r\n" + headers;
    String lines =
        "LHLO mx\r\nMAIL FROM:<bob@x.example>\r\nRCPT TO:<%s>\r\nDATA\r\n%s\r\nHello\r\n.\r\nQUIT\r\n"
            .formatted(to, mail);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(lines.getBytes(StandardCharsets.UTF_8));
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      List<String> answers = in.lines().toList();
      return answers.get(answers.size() - 2);
    }
  }
}
