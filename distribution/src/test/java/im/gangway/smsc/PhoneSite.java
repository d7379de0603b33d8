package im.gangway.smsc;

import im.gangway.peers.CertificateAuthority;
import im.gangway.peers.GangwayProcess;
import im.gangway.peers.Ports;
import im.gangway.peers.Prosody;
import im.gangway.peers.XmppClient;
import im.gangway.peers.XmppServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Prosody, the gateway as it is shipped, and three carriers: one in clear, one with TLS, and one
 * for a test that leaves it slow. {@code alice} has a number.
 */
final class PhoneSite implements AutoCloseable {
  /** The number of {@code alice}. */
  static final String NUMBER = "+14155550001";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final CertificateAuthority authority = opened(CertificateAuthority.create());
  private final Carrier clear = opened(Carrier.start("clear", "+141555501"));
  private final Carrier secure =
      opened(Carrier.start("secure", "+4917012345", authority.issue("smsc.example.org")));
  private final Carrier slow = opened(Carrier.start("slow", "+4479111234"));
  private final int http = Ports.free();
  private final Prosody xmpp =
      opened(
          Prosody.start(
              new Prosody.Settings("example.test", Ports.free(), List.of("sms"), null, null)));
  private final GangwayProcess gateway = opened(GangwayProcess.start(configuration()));

  private <T extends AutoCloseable> T opened(T part) {
    opened.push(part);
    return part;
  }

  private String configuration() {
    return """
        component { host = "127.0.0.1", port = %d, secret = "%s", server = "%s" }
        http { listen = "127.0.0.1:%d" }
        tls { extra-ca = "%s" }
        transports.sms {
          domain = "%s", region = "US", allowed = ["+49", "+44"]
          routes = [ %s, %s, %s ]
          numbers = [ { number = "%s", owner = "%s" } ]
        }
        """
        .formatted(
            xmpp.componentPort(),
            XmppServer.SECRET,
            xmpp.domain(),
            http,
            authority.pem(),
            xmpp.component("sms"),
            clear.block(),
            secure.block(),
            slow.block(),
            NUMBER,
            xmpp.jid("alice"));
  }

  Carrier clear() {
    return clear;
  }

  Carrier secure() {
    return secure;
  }

  Carrier slow() {
    return slow;
  }

  /** The one with TLS, or the one without. */
  Carrier carrier(boolean tls) {
    return tls ? secure : clear;
  }

  /** The person with the number, online. */
  PhoneUser alice() {
    return new PhoneUser(XmppClient.login(xmpp, "alice", "sms"), xmpp.component("sms")).online();
  }

  /** Whether the operator sees that the link to a carrier is up. */
  boolean isUp(Carrier carrier) {
    String name = "gangway_sms_route_up{";
    String label = "route=\"" + carrier.route() + "\"";
    return metrics()
        .lines()
        .anyMatch(
            line -> line.startsWith(name) && line.contains(label) && line.matches(".*} 1(\\.0)?"));
  }

  private String metrics() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + "/metrics")).build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** What the gateway has logged. */
  String log() {
    return gateway.process().outputSinceStart();
  }

  @Override
  public void close() throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }
}
