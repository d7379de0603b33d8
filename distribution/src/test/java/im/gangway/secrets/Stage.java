package im.gangway.secrets;

import im.gangway.core.config.ConfigReader;
import im.gangway.core.config.GangwayConfig;
import im.gangway.core.gateway.Gangway;
import im.gangway.core.testing.ScriptedXmppServer;
import im.gangway.irc.IrcTransport;
import im.gangway.irc.testing.TestCertificate;
import im.gangway.irc.testing.TinyIrcd;
import im.gangway.irc.testing.TlsFront;
import im.gangway.registration.RegistrationExtension;
import im.gangway.scripted.Xml;
import im.gangway.transport.Transport;
import im.gangway.transport.testing.ScriptedNetwork;
import im.gangway.transport.testing.ScriptedTransport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;

/**
 * A gateway for a scripted network and for two IRC networks, with its database in a folder of its
 * own, and a tap on what it sends to the XMPP server.
 */
final class Stage implements AutoCloseable {
  static final String LEGACY = "legacy.example.org";
  static final String IRC = "irc.example.org";

  /** An IRC network that has accounts. */
  static final String TINY = "tiny@" + IRC;

  /** The same IRC network, by TLS. */
  static final String SAFE = "safe@" + IRC;

  /** An IRC network that lets nobody in without its password. */
  static final String LOCKED = "locked@" + IRC;

  static final String ADMIN = "admin@example.org/a";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path folder;
  private final String componentSecret;
  private final String networkPassword;
  private final ScriptedXmppServer xmpp = ScriptedXmppServer.start();
  private final WireTap tap = WireTap.before(xmpp.port());
  private final TinyIrcd tiny = TinyIrcd.start();
  private final TestCertificate certificate = TestCertificate.forLocalhost();
  private final TlsFront safe = tiny.tls(certificate.serverContext());
  private final TinyIrcd locked = TinyIrcd.start();
  private final ScriptedTransport scripted = new ScriptedTransport();
  private final AtomicInteger ids = new AtomicInteger();
  private @Nullable Gangway gangway;
  private @Nullable GangwayConfig config;

  Stage(Path folder, String componentSecret, String networkPassword) {
    this.folder = folder;
    this.componentSecret = componentSecret;
    this.networkPassword = networkPassword;
    xmpp.secret(LEGACY, componentSecret).secret(IRC, componentSecret);
    tiny.offerCaps("sasl=PLAIN").quotePasswords();
    locked.requirePassword(networkPassword).quotePasswords();
  }

  void start() throws Exception {
    Map<String, Transport> transports = Map.of("scripted", scripted, "irc", new IrcTransport());
    Files.writeString(folder.resolve("ca.pem"), certificate.pem());
    Files.writeString(configFile(), configuration());
    GangwayConfig read =
        new ConfigReader(transports.values().stream().map(Transport::info).toList())
            .read(configFile());
    int before = xmpp.component(LEGACY).connections();
    Gangway started =
        new Gangway(read, transports, List.of(new RegistrationExtension(read)), () -> {}, null);
    config = read;
    gangway = started;
    started.start();
    xmpp.component(LEGACY).awaitHandshakes(before + 1);
    xmpp.component(IRC).awaitHandshakes(before + 1);
  }

  private String configuration() {
    return """
        component { host = "127.0.0.1", port = %d, secret = "%s", server = "example.org" }
        tls { extra-ca = "ca.pem" }
        storage { url = "jdbc:sqlite:data/gangway.db" }
        credentials { key-file = "data/credentials.key" }
        access { allow = ["*"], admins = ["admin@example.org"] }
        limits {
          messages-per-minute = 1000000, registrations-per-domain-per-hour = 100000
          session-grace = 2s
        }
        transports.scripted { domain = "%s", registration = required }
        transports.irc {
          domain = "%s"
          networks {
            tiny { host = "127.0.0.1", port = %d, tls = false }
            safe { host = "127.0.0.1", port = %d, tls = true }
            locked { host = "127.0.0.1", port = %d, tls = false, password = "%s" }
          }
          flood { lines-per-second = 0 }
          default-tls = false
          allow-private-addresses = true
        }
        """
        .formatted(
            tap.port(),
            componentSecret,
            LEGACY,
            IRC,
            tiny.port(),
            safe.port(),
            locked.port(),
            networkPassword);
  }

  /** The configuration file, which has secrets of the admin's. */
  Path configFile() {
    return folder.resolve("gangway.conf");
  }

  /** Where the gateway keeps what it stores. */
  Path data() {
    return folder.resolve("data");
  }

  GangwayConfig config() {
    return Objects.requireNonNull(config);
  }

  Gangway gangway() {
    return Objects.requireNonNull(gangway);
  }

  /** Ends the gateway; the world around it stays. */
  void stop() {
    if (gangway != null) {
      gangway.close();
      gangway = null;
    }
  }

  ScriptedXmppServer xmpp() {
    return xmpp;
  }

  ScriptedNetwork network() {
    return scripted.network();
  }

  TinyIrcd tiny() {
    return tiny;
  }

  TinyIrcd locked() {
    return locked;
  }

  /** Every byte that the gateway sent to the XMPP server. */
  byte[] sent() {
    return tap.sent();
  }

  /** Sends a stanza to the gateway's domain that its address names. */
  void send(String to, String xml) {
    xmpp.component(domain(to)).send(xml);
  }

  private static String domain(String to) {
    String bare = to.replaceFirst("/.*", "");
    return bare.substring(bare.indexOf('@') + 1);
  }

  /** Sends a request and gives its answer. */
  Element ask(String from, String to, String type, String payload) {
    String id = "ask-" + ids.incrementAndGet();
    send(
        to,
        "<iq type='%s' from='%s' to='%s' id='%s'>%s</iq>"
            .formatted(type, from, Xml.escaped(to), id, payload));
    return answer(to, from, id);
  }

  private Element answer(String to, String from, String id) {
    return xmpp.component(domain(to))
        .expect(
            "the answer " + id + " for " + from,
            stanza -> id.equals(stanza.attributeValue("id")),
            PATIENCE);
  }

  /** Says something to the gateway or a network, and gives what it answers. */
  String talk(String from, String to, String body) {
    send(
        to,
        "<message type='chat' from='%s' to='%s' id='%s'><body>%s</body></message>"
            .formatted(from, to, "talk-" + ids.incrementAndGet(), Xml.escaped(body)));
    return xmpp.component(domain(to))
        .expect(
            "a word from " + to + " to " + from,
            stanza ->
                from.equals(stanza.attributeValue("to"))
                    && to.equals(stanza.attributeValue("from"))
                    && stanza.element("body") != null,
            PATIENCE)
        .elementText("body");
  }

  /** The next stanza of that kind and type from there to the user. */
  Element next(String name, String type, String from, String to) {
    return next(name, type, from, to, null);
  }

  /** The same with a child of that name, unless that is null. */
  Element next(String name, String type, String from, String to, @Nullable String child) {
    return xmpp.component(domain(from))
        .expect(
            type + " " + name + " from " + from + " to " + to,
            stanza ->
                stanza.getName().equals(name)
                    && type.equals(stanza.attributeValue("type", ""))
                    && from.equals(stanza.attributeValue("from"))
                    && to.equals(stanza.attributeValue("to"))
                    && (child == null || stanza.element(child) != null),
            PATIENCE);
  }

  @Override
  public void close() {
    stop();
    tap.close();
    xmpp.close();
    safe.close();
    tiny.close();
    locked.close();
  }
}
