package im.gangway.smsc;

import static im.gangway.sms.testing.ScriptedSmsc.BIND;
import static im.gangway.sms.testing.ScriptedSmsc.DELIVER;
import static im.gangway.sms.testing.ScriptedSmsc.SUBMIT;
import static im.gangway.sms.testing.ScriptedSmsc.joined;
import static im.gangway.sms.testing.ScriptedSmsc.octets;
import static im.gangway.sms.testing.ScriptedSmsc.text;
import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.config.ConfigReader;
import im.gangway.core.config.GangwayConfig;
import im.gangway.core.gateway.Gangway;
import im.gangway.core.testing.ScriptedComponent;
import im.gangway.core.testing.ScriptedXmppServer;
import im.gangway.registration.RegistrationExtension;
import im.gangway.sms.SmsTransport;
import im.gangway.sms.testing.ScriptedSmsc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.dom4j.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway for phones in this process, stanzas on one side and PDUs on the other. {@code alice}
 * has a number of her own, {@code bob} writes from the one for all; nobody else has registered.
 */
abstract class PhoneCase {
  static final String GATEWAY = "sms.example.org";
  static final String ALICE = "alice@example.org";
  static final String BOB = "bob@example.org";
  static final String NURSE = "+14155550123";
  static final String ALICES = "+14155550001";
  static final String SHARED = "+14155550002";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  final ScriptedXmppServer xmpp = ScriptedXmppServer.start();

  @SuppressWarnings("NullAway.Init") // every test starts it
  ScriptedSmsc smsc;

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // every test starts it
  private Gangway gangway;

  private final Semaphore binds = new Semaphore(0);
  private int sequence;

  @BeforeEach
  void start() throws Exception {
    smsc = ScriptedSmsc.start();
    smsc.on(
        BIND,
        (peer, bind) -> {
          peer.answer(bind, 0, text("smsc"));
          binds.release();
        });
    startGateway();
  }

  @AfterEach
  void stop() throws Exception {
    gangway.close();
    smsc.close();
    xmpp.close();
  }

  /** More of the transport's block. */
  String more() {
    return "";
  }

  private void startGateway() throws Exception {
    String configuration =
        """
        component { host = "127.0.0.1", port = %d, secret = "secret", server = "example.org" }
        access { allow = ["*"] }
        http { listen = "127.0.0.1:0" }
        transports.sms {
          domain = "%s", region = "US", registration = optional
          routes = [ { id = carrier, type = smpp, host = "127.0.0.1", port = %d
            system-id = "gangway", rebind-first = 100ms, rebind-longest = 500ms } ]
          numbers = [ { number = "%s", owner = "%s" }, { number = "%s", shared = true } ]
          %s
        }
        """
            .formatted(xmpp.port(), GATEWAY, smsc.port(), ALICES, ALICE, SHARED, more());
    Path file = Files.writeString(folder.resolve("gangway.conf"), configuration);
    SmsTransport transport = new SmsTransport();
    GangwayConfig config = new ConfigReader(List.of(transport.info())).read(file);
    gangway =
        new Gangway(config, Map.of("sms", transport), List.of(new RegistrationExtension(config)));
    gangway.start();
    component().awaitReady();
    awaitBind();
  }

  /** Waits for the gateway's next bind; whatever the carrier sends then comes behind its answer. */
  void awaitBind() throws InterruptedException {
    assertThat(binds.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  /** The process ends and another one begins, on the same data. */
  void restart() throws Exception {
    int handshakes = component().connections();
    gangway.close();
    startGateway();
    component().awaitHandshakes(handshakes + 1);
  }

  ScriptedComponent component() {
    return xmpp.component(GATEWAY);
  }

  /** Sends a message with a receipt asked, and more in it than its body. */
  void write(String from, String to, String id, String body, String more) {
    component()
        .send(
            ("<message type='chat' from='%s/r1' to='%s@%s' id='%s'><body>%s</body>"
                    + "<request xmlns='urn:xmpp:receipts'/>%s</message>")
                .formatted(from, to, GATEWAY, id, body, more));
  }

  void write(String from, String to, String id, String body) {
    write(from, to, id, body, "");
  }

  /** The next message that comes to the carrier, its fields and octets as Latin-1. */
  String submitted() throws InterruptedException {
    return new String(smsc.next(SUBMIT).body(), StandardCharsets.ISO_8859_1);
  }

  /** A message from a phone to one of ours, in the alphabet of that data coding. */
  void deliver(String from, String to, int dataCoding, byte[] message) throws Exception {
    smsc.peer()
        .request(
            DELIVER,
            ++sequence,
            joined(
                text(""),
                octets(1, 1),
                text(from.substring(1)),
                octets(1, 1),
                text(to.substring(1)),
                octets(0, 0, 0, 0, 0, 0, 0, dataCoding, 0, message.length),
                message));
  }

  void deliver(String from, String to, String message) throws Exception {
    deliver(from, to, 0, message.getBytes(StandardCharsets.US_ASCII));
  }

  /** A receipt for the message that the carrier gave that id. */
  void report(String id, String state) throws Exception {
    String words =
        "id:%s sub:001 dlvrd:001 submit date:2601010000 done date:2601010001 stat:%s err:000 text:";
    byte[] message = words.formatted(id, state).getBytes(StandardCharsets.US_ASCII);
    smsc.peer()
        .request(
            DELIVER,
            ++sequence,
            joined(
                text(""),
                octets(1, 1),
                text(NURSE.substring(1)),
                octets(1, 1),
                text(ALICES.substring(1)),
                octets(4, 0, 0, 0, 0, 0, 0, 0, 0, message.length),
                message));
  }

  /** The next stanza that matches; others stay. */
  Element expect(String what, Predicate<Element> wanted) {
    return component().expect(what, wanted, PATIENCE);
  }

  /** The error on a message. */
  Element error(String id) {
    return expect(
            "an error on " + id,
            each ->
                "error".equals(each.attributeValue("type")) && id.equals(each.attributeValue("id")))
        .element("error");
  }

  /** A text that a phone sent. */
  Element received(String from) {
    return expect(
        "a text from " + from,
        each ->
            each.getName().equals("message")
                && each.element("body") != null
                && !"error".equals(each.attributeValue("type"))
                && each.attributeValue("from").startsWith(from + "@"));
  }

  /** What an IQ request is answered. */
  Element ask(String from, String type, String id, String payload) {
    component()
        .send(
            "<iq type='%s' from='%s/r1' to='%s' id='%s'>%s</iq>"
                .formatted(type, from, GATEWAY, id, payload));
    return expect(
        "the answer " + id,
        each -> each.getName().equals("iq") && id.equals(each.attributeValue("id")));
  }
}
