package im.gangway.mail;

import static org.awaitility.Awaitility.await;

import im.gangway.core.config.ConfigReader;
import im.gangway.core.config.GangwayConfig;
import im.gangway.core.gateway.Gangway;
import im.gangway.core.testing.ScriptedComponent;
import im.gangway.core.testing.ScriptedXmppServer;
import im.gangway.email.EmailTransport;
import im.gangway.email.testing.ScriptedSmtpServer;
import im.gangway.peers.Ports;
import im.gangway.registration.RegistrationExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dom4j.Element;

/** The gateway in domain mode, in this process, between a scripted XMPP server and smarthost. */
final class ScriptedMailDomain implements AutoCloseable {
  static final String MAIL = "mail.example.org";
  static final String ALICE = "alice@example.org/r1";
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ScriptedXmppServer xmpp = ScriptedXmppServer.start();
  private final ScriptedSmtpServer smarthost = ScriptedSmtpServer.plain();
  private final int port = Ports.free();
  private final Gangway gangway;

  /**
   * Starts it.
   *
   * @param folder empty, for its data
   */
  ScriptedMailDomain(Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("gangway.conf"), configuration());
    EmailTransport transport = new EmailTransport();
    GangwayConfig config = new ConfigReader(List.of(transport.info())).read(file);
    gangway =
        new Gangway(config, Map.of("email", transport), List.of(new RegistrationExtension(config)));
    gangway.start();
    component().awaitReady();
  }

  private String configuration() {
    return """
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
  }

  ScriptedSmtpServer smarthost() {
    return smarthost;
  }

  ScriptedComponent component() {
    return xmpp.component(MAIL);
  }

  /** The JID of a mail address. */
  static String contact(String address) {
    return address.replace("@", "\\40") + "@" + MAIL;
  }

  /** A user writes to a JID of the gateway and asks for a receipt. */
  void write(String from, String to, String id, String text) {
    component()
        .send(
            "<message type='chat' from='%s' to='%s' id='%s'><body>%s</body>%s</message>"
                .formatted(from, to, id, text, "<request xmlns='urn:xmpp:receipts'/>"));
  }

  /** The error on a message. */
  Element error(String id) {
    return component()
        .expect(
            "error on " + id,
            each ->
                each.getName().equals("message")
                    && "error".equals(each.attributeValue("type"))
                    && id.equals(each.attributeValue("id")),
            PATIENCE);
  }

  /** A message with words in its body. */
  Element message(String words) {
    return component()
        .expect(
            "message with " + words,
            each ->
                each.getName().equals("message")
                    && each.elementText("body") != null
                    && each.elementText("body").contains(words),
            PATIENCE);
  }

  /** The mail that reached the smarthost with a line in it. */
  String sent(String line) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> smarthost.mails().stream().filter(it -> it.contains(line)).toList(),
            found -> !found.isEmpty())
        .get(0);
  }

  /** What the gateway says to a mail in the end, when the organisation's server delivers it. */
  String deliver(String to, String headersAndText) throws IOException {
    String lines =
        "LHLO mx\r\nMAIL FROM:<>\r\nRCPT TO:<%s>\r\nDATA\r\n%s\r\n.\r\nQUIT\r\n"
            .formatted(to, headersAndText.replaceAll("\\R", "\r\n"));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(lines.getBytes(StandardCharsets.UTF_8));
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      List<String> answers = in.lines().toList();
      return answers.get(answers.size() - 2);
    }
  }

  @Override
  public void close() {
    gangway.close();
    smarthost.close();
    xmpp.close();
  }
}
