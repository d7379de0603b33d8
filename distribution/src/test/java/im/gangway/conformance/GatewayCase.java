package im.gangway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.config.ConfigReader;
import im.gangway.core.config.GangwayConfig;
import im.gangway.core.gateway.Gangway;
import im.gangway.core.testing.ScriptedComponent;
import im.gangway.core.testing.ScriptedXmppServer;
import im.gangway.irc.IrcTransport;
import im.gangway.irc.testing.TinyIrcd;
import im.gangway.peers.IrcClient;
import im.gangway.registration.RegistrationExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.dom4j.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A gateway between a scripted XMPP server and a small IRC server; new for every case. */
abstract class GatewayCase {
  static final String GATEWAY = "irc.example.org";
  static final String NETWORK = "tiny@" + GATEWAY;
  static final String CONTACT = "nobody%tiny@" + GATEWAY;
  static final String ROOM = "#garden%tiny@" + GATEWAY;
  static final String ALICE = "alice@example.org/r1";
  static final String ALICE2 = "alice@example.org/r2";
  private static final String MUC_USER = "http://jabber.org/protocol/muc#user";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir Path folder;
  private final List<IrcClient> people = new ArrayList<>();
  private ScriptedXmppServer xmpp;
  private TinyIrcd irc;
  private Gangway gangway;

  @BeforeEach
  final void startGateway() throws Exception {
    xmpp = ScriptedXmppServer.start();
    irc = TinyIrcd.start();
    prepare(irc);
    IrcTransport transport = new IrcTransport();
    Path file = Files.writeString(folder.resolve("gangway.conf"), configuration());
    GangwayConfig config = new ConfigReader(List.of(transport.info())).read(file);
    gangway =
        new Gangway(config, Map.of("irc", transport), List.of(new RegistrationExtension(config)));
    gangway.start();
    component().awaitReady();
  }

  @AfterEach
  final void stopGateway() {
    gangway.close();
    people.forEach(IrcClient::close);
    irc.close();
    xmpp.close();
  }

  /** Sets up the IRC server before anybody connects. */
  void prepare(TinyIrcd server) {}

  /** More keys of the block {@code transports.irc}. */
  String ircKeys() {
    return "";
  }

  /** The block {@code limits}. */
  String limits() {
    return "limits { messages-per-minute = 100000, session-grace = 2s }";
  }

  private String configuration() {
    return """
        component { host = "127.0.0.1", port = %d, secret = "secret", server = "example.org" }
        access { allow = ["*"], deny = ["mallory@example.org"] }
        %s
        transports.irc {
          domain = "%s"
          networks { tiny { host = "127.0.0.1", port = %d, tls = false } }
          flood { lines-per-second = 0 }
          default-tls = false
          allow-private-addresses = true
          %s
        }
        """
        .formatted(xmpp.port(), limits(), GATEWAY, irc.port(), ircKeys());
  }

  final ScriptedXmppServer xmpp() {
    return xmpp;
  }

  final TinyIrcd irc() {
    return irc;
  }

  final ScriptedComponent component() {
    return xmpp.component(GATEWAY);
  }

  /** Somebody on IRC, registered and in these channels. */
  final IrcClient person(String nick, String... channels) {
    IrcClient person = IrcClient.connect(irc.port()).register(nick);
    people.add(person);
    for (String channel : channels) {
      person.join(channel);
    }
    return person;
  }

  final void send(String xml, Object... values) {
    component().send(values.length == 0 ? xml : xml.formatted(values));
  }

  final void chat(String to, String id, String body) {
    send(
        "<message type='chat' from='%s' to='%s' id='%s'><body>%s</body></message>",
        ALICE, escaped(to), escaped(id), escaped(body));
  }

  final void say(String from, String id, String body) {
    send(
        "<message type='groupchat' from='%s' to='%s' id='%s'><body>%s</body></message>",
        from, ROOM, escaped(id), escaped(body));
  }

  /** Asks to join, without waiting for anything. */
  final void askToJoin(String from, String room, String nick, String within) {
    send(
        "<presence from='%s' to='%s/%s'><x xmlns='http://jabber.org/protocol/muc'>%s</x></presence>",
        from, escaped(room), escaped(nick), within);
  }

  /** Joins and takes everything up to the subject; in order. */
  final List<Element> join(String from, String room, String nick) {
    askToJoin(from, room, nick, "");
    return upToSubject(from);
  }

  /** All that comes for a resource up to a subject, which ends every join. */
  final List<Element> upToSubject(String to) {
    List<Element> seen = new ArrayList<>();
    Element stanza;
    do {
      stanza = component().expect("a stanza to " + to, isTo(to), PATIENCE);
      seen.add(stanza);
      assertThat(stanza.attributeValue("type")).as(stanza.asXML()).isNotEqualTo("error");
    } while (stanza.element("subject") == null);
    return seen;
  }

  final Element next(String name) {
    return component().expect(name, stanza -> stanza.getName().equals(name), PATIENCE);
  }

  final Element next(String name, String id) {
    return component()
        .expect(
            name + " with id " + id,
            stanza -> stanza.getName().equals(name) && id.equals(stanza.attributeValue("id")),
            PATIENCE);
  }

  final Element nextTo(String to, String what, Predicate<Element> wanted) {
    return component().expect(what + " to " + to, isTo(to).and(wanted), PATIENCE);
  }

  /** The next message with this body for a resource. */
  final Element nextBody(String to, String body) {
    return nextTo(to, "'" + body + "'", stanza -> body.equals(stanza.elementText("body")));
  }

  /** The next presence for a resource from an occupant. */
  final Element nextPresence(String to, String nick) {
    return nextTo(
        to,
        "presence of " + nick,
        stanza -> stanza.getName().equals("presence") && fromNick(stanza, nick));
  }

  final List<Element> fence() {
    return component().fence(ALICE);
  }

  static boolean fromNick(Element stanza, String nick) {
    return stanza.attributeValue("from").endsWith("/" + nick);
  }

  private static Predicate<Element> isTo(String to) {
    return stanza -> to.equals(stanza.attributeValue("to"));
  }

  /** The status codes of a room presence (XEP-0045 §15.6). */
  static List<String> codes(Element presence) {
    Element x = mucUser(presence);
    return x == null
        ? List.of()
        : x.elements("status").stream().map(status -> status.attributeValue("code")).toList();
  }

  static Element item(Element presence) {
    Element x = mucUser(presence);
    assertThat(x).as(presence.asXML()).isNotNull();
    return x.element("item");
  }

  static Element mucUser(Element stanza) {
    return stanza.elements("x").stream()
        .filter(x -> x.getNamespaceURI().equals(MUC_USER))
        .findFirst()
        .orElse(null);
  }

  static void expectError(Element stanza, String condition, String type) {
    assertThat(stanza.attributeValue("type")).as(stanza.asXML()).isEqualTo("error");
    Element error = stanza.element("error");
    assertThat(error).as(stanza.asXML()).isNotNull();
    assertThat(error.elements().stream().map(Element::getName).toList())
        .as(stanza.asXML())
        .contains(condition);
    assertThat(error.attributeValue("type")).as(stanza.asXML()).isEqualTo(type);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&apos;")
        .replace("\"", "&quot;");
  }
}
