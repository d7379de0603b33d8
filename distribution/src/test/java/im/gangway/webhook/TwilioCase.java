package im.gangway.webhook;

import im.gangway.core.config.ConfigReader;
import im.gangway.core.config.GangwayConfig;
import im.gangway.core.config.HostPort;
import im.gangway.core.gateway.Gangway;
import im.gangway.core.testing.ScriptedComponent;
import im.gangway.core.testing.ScriptedXmppServer;
import im.gangway.core.web.WebServer;
import im.gangway.registration.RegistrationExtension;
import im.gangway.sms.SmsTransport;
import im.gangway.sms.testing.ScriptedHttp;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dom4j.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A gateway for SMS with a provider like Twilio behind a proxy: it listens on another port. */
abstract class TwilioCase {
  static final String SMS = "sms.example.org";
  static final String ALICE = "alice@example.org";
  static final String PHONE = "+491701234567";
  static final String OURS = "+14155550001";
  static final String TOKEN = "t0ken";
  static final String PUBLIC = "https://gw.example.org:8443";
  static final String MESSAGES = "/webhook/" + SMS + "/carrier/messages";
  static final String STATUS = "/webhook/" + SMS + "/carrier/status";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final ScriptedXmppServer xmpp = ScriptedXmppServer.start();
  final HttpClient caller = HttpClient.newHttpClient();
  ScriptedHttp service;
  private Gangway gangway;
  WebServer web;

  @BeforeEach
  final void start() throws Exception {
    service = new ScriptedHttp();
    service.answer(201, "{\"sid\": \"SM1\", \"status\": \"queued\"}");
    String configuration =
        """
        component { host = "127.0.0.1", port = %d, secret = "secret", server = "example.org" }
        access { allow = ["*"] }
        http { listen = "127.0.0.1:0", public-url = "%s" }
        transports.sms {
          domain = "%s"
          region = "DE"
          routes = [ { id = "carrier", type = twilio, account-sid = "AC1", auth-token = "%s"
                       base-url = "%s" } ]
          numbers = [ { number = "%s", route = "carrier", owner = "%s" } ]
        }
        """
            .formatted(xmpp.port(), PUBLIC, SMS, TOKEN, service.url(), OURS, ALICE);
    Path file = Files.writeString(folder.resolve("gangway.conf"), configuration);
    SmsTransport transport = new SmsTransport();
    GangwayConfig config = new ConfigReader(List.of(transport.info())).read(file);
    gangway =
        new Gangway(config, Map.of("sms", transport), List.of(new RegistrationExtension(config)));
    web = WebServer.start(new HostPort("127.0.0.1", 0), gangway.web());
    gangway.start();
    component().awaitReady();
  }

  @AfterEach
  final void stop() {
    web.close();
    gangway.close();
    service.close();
    xmpp.close();
  }

  static boolean hasBody(Element message) {
    return message.element("body") != null;
  }

  final void write(String id, String body) {
    component()
        .send(
            ("<message type='chat' from='%s/r1' to='%s@%s' id='%s'><body>%s</body>"
                    + "<request xmlns='urn:xmpp:receipts'/></message>")
                .formatted(ALICE, PHONE, SMS, id, body));
  }

  final ScriptedComponent component() {
    return xmpp.component(SMS);
  }

  final Element message(String what, Predicate<Element> wanted) {
    return component()
        .expect(what, each -> each.getName().equals("message") && wanted.test(each), PATIENCE);
  }

  static SortedMap<String, String> status(String sid, String status) {
    return new TreeMap<>(
        Map.of("AccountSid", "AC1", "MessageSid", sid, "MessageStatus", status, "To", PHONE));
  }

  static SortedMap<String, String> arrived(String sid, String body) {
    return new TreeMap<>(
        Map.of("AccountSid", "AC1", "MessageSid", sid, "From", PHONE, "To", OURS, "Body", body));
  }

  final int call(String path, SortedMap<String, String> fields) throws Exception {
    return call(path, fields, signature(PUBLIC + path, fields));
  }

  final int call(String path, SortedMap<String, String> fields, String signature) throws Exception {
    String body =
        fields.entrySet().stream()
            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Twilio-Signature", signature)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return caller.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static Map<String, String> form(String body) {
    return List.of(body.split("&")).stream()
        .map(each -> each.split("=", 2))
        .collect(
            Collectors.toMap(
                each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
  }

  static String signature(String url, SortedMap<String, String> fields) throws Exception {
    StringBuilder signed = new StringBuilder(url);
    fields.forEach((name, value) -> signed.append(name).append(value));
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    return Base64.getEncoder()
        .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
