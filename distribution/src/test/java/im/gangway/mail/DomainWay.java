package im.gangway.mail;

import im.gangway.email.testing.ScriptedSmtpServer;
import im.gangway.peers.Ports;
import java.util.List;

/** A mail domain: mails come to the gateway itself, and leave by its smarthost. */
final class DomainWay implements MailWay {
  private final int port = Ports.free();
  private final ScriptedSmtpServer smarthost = ScriptedSmtpServer.plain();

  @Override
  public String configuration() {
    return "";
  }

  @Override
  public String transport() {
    return """
        registration = optional
        domain-mode {
          enabled = true
          listen = "127.0.0.1:%d"
          smarthost = "127.0.0.1:%d"
          map = ["*@org.example = *@example.org"]
        }
        """
        .formatted(port, smarthost.port());
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String address(int user) {
    return "user" + user + "@org.example";
  }

  @Override
  public List<String> registrations(String user, int number, String gateway) {
    return List.of();
  }

  @Override
  public ScriptedSmtpServer outgoing() {
    return smarthost;
  }

  @Override
  public void close() {
    smarthost.close();
  }
}
