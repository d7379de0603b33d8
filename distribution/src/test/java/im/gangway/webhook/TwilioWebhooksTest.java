package im.gangway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider like Twilio behind a proxy: the gateway listens on another port than is called. */
class TwilioWebhooksTest {
  private static final String SMS = "sms.example.org";
  private static final String ALICE = "alice@example.org";
  private static final String PHONE = "+491701234567";
  private static final String OURS = "+14155550001";
  private static final String TOKEN = "t0ken";
  private static final String PUBLIC = "https://gw.example.org:8443";
  private static final String MESSAGES = "/webhook/" + SMS + "/carrier/messages";
  private static final String STATUS = "/webhook/" + SMS + "/carrier/status";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final ScriptedXmppServer xmpp = ScriptedXmppServer.start();
  private final HttpClient caller = HttpClient.newHttpClient();
  private ScriptedHttp service;
  private Gangway gangway;
  private WebServer web;

  @BeforeEach
  void start() throws Exception {
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
  void stop() {
    web.close();
    gangway.close();
    service.close();
    xmpp.close();
  }

  @Test
  void tellsTheSenderThatATextArrived() throws Exception {
    write("m1", "Grüße");
    String callback = form(service.next().body()).get("StatusCallback");
    assertThat(callback).isEqualTo(PUBLIC + STATUS);
    assertThat(call(STATUS, status("SM1", "sent"))).isEqualTo(200);
    assertThat(call(STATUS, status("SM1", "delivered"))).isEqualTo(200);
    Element receipt = message("the receipt", each -> each.element("received") != null);
    assertThat(receipt.element("received").attributeValue("id")).isEqualTo("m1");
    assertThat(receipt.attributeValue("to")).isEqualTo(ALICE + "/r1");
  }

  @Test
  void tellsTheSenderWhyATextDidNotArrive() throws Exception {
    write("m1", "Hello");
    service.next();
    SortedMap<String, String> failed = status("SM1", "undelivered");
    failed.put("ErrorCode", "30003");
    assertThat(call(STATUS, failed)).isEqualTo(200);
    Element error = message("the error", each -> "error".equals(each.attributeValue("type")));
    assertThat(error.attributeValue("id")).isEqualTo("m1");
    assertThat(error.element("error").attributeValue("type")).isEqualTo("wait");
    assertThat(error.element("error").elements())
        .extracting(Element::getName)
        .contains("recipient-unavailable");
  }

  @Test
  void bringsATextOnceHoweverOftenItIsCalled() throws Exception {
    SortedMap<String, String> first = arrived("SM8", "first");
    assertThat(call(MESSAGES, first)).isEqualTo(200);
    assertThat(call(MESSAGES, first)).isEqualTo(200);
    assertThat(call(MESSAGES, arrived("SM9", "second"))).isEqualTo(200);
    Element message = message("a text", TwilioWebhooksTest::hasBody);
    assertThat(message.attributeValue("from")).startsWith(PHONE + "@" + SMS);
    assertThat(message.attributeValue("to")).isEqualTo(ALICE);
    assertThat(message.elementText("body")).isEqualTo("first");
    assertThat(message("a text", TwilioWebhooksTest::hasBody).elementText("body"))
        .isEqualTo("second");
  }

  @Test
  void bringsPicturesByLinks() throws Exception {
    service.answer(
        call ->
            call.uri().getPath().endsWith("/ME1")
                ? new ScriptedHttp.Reply(200, "a picture", Map.of())
                : new ScriptedHttp.Reply(404, "", Map.of()));
    SortedMap<String, String> fields = arrived("SM6", "Look");
    fields.put("NumMedia", "3");
    fields.put("MediaUrl0", service.url() + "/Media/ME1");
    fields.put("MediaContentType0", "image/jpeg");
    fields.put("MediaUrl1", service.url() + "/Media/ME2");
    fields.put("MediaUrl2", "http://127.0.0.1:1/elsewhere");
    assertThat(call(MESSAGES, fields)).isEqualTo(200);
    assertThat(message("a text", TwilioWebhooksTest::hasBody).elementText("body"))
        .isEqualTo("Look\n[2 pictures or other files came that could not be passed on.]");
    Element picture = message("the picture", each -> each.element("file-sharing") != null);
    String url = picture.elementText("body");
    assertThat(url).startsWith(PUBLIC + "/file/").endsWith("/ME1.jpg");
    HttpRequest get =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + web.port() + URI.create(url).getRawPath()))
            .build();
    HttpResponse<String> file = caller.send(get, HttpResponse.BodyHandlers.ofString());
    assertThat(file.body()).isEqualTo("a picture");
    assertThat(file.headers().firstValue("Content-Type")).contains("image/jpeg");
  }

  @Test
  void takesNothingWithoutTheRightSignature() throws Exception {
    SortedMap<String, String> fields = arrived("SM7", "forged");
    String right = signature(PUBLIC + MESSAGES, fields);
    String otherPort = signature("https://gw.example.org:8088" + MESSAGES, fields);
    for (String wrong : List.of("", "x", otherPort, signature(PUBLIC + STATUS, fields))) {
      assertThat(call(MESSAGES, fields, wrong)).isEqualTo(403);
    }
    fields.put("Body", "changed");
    assertThat(call(MESSAGES, fields, right)).isEqualTo(403);
    assertThat(call(MESSAGES, arrived("SM9", "true"))).isEqualTo(200);
    assertThat(message("a text", TwilioWebhooksTest::hasBody).elementText("body"))
        .isEqualTo("true");
  }

  private static boolean hasBody(Element message) {
    return message.element("body") != null;
  }

  private void write(String id, String body) {
    component()
        .send(
            ("<message type='chat' from='%s/r1' to='%s@%s' id='%s'><body>%s</body>"
                    + "<request xmlns='urn:xmpp:receipts'/></message>")
                .formatted(ALICE, PHONE, SMS, id, body));
  }

  private ScriptedComponent component() {
    return xmpp.component(SMS);
  }

  private Element message(String what, Predicate<Element> wanted) {
    return component()
        .expect(what, each -> each.getName().equals("message") && wanted.test(each), PATIENCE);
  }

  private static SortedMap<String, String> status(String sid, String status) {
    return new TreeMap<>(
        Map.of("AccountSid", "AC1", "MessageSid", sid, "MessageStatus", status, "To", PHONE));
  }

  private static SortedMap<String, String> arrived(String sid, String body) {
    return new TreeMap<>(
        Map.of("AccountSid", "AC1", "MessageSid", sid, "From", PHONE, "To", OURS, "Body", body));
  }

  private int call(String path, SortedMap<String, String> fields) throws Exception {
    return call(path, fields, signature(PUBLIC + path, fields));
  }

  private int call(String path, SortedMap<String, String> fields, String signature)
      throws Exception {
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

  private static Map<String, String> form(String body) {
    return List.of(body.split("&")).stream()
        .map(each -> each.split("=", 2))
        .collect(
            Collectors.toMap(
                each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
  }

  private static String signature(String url, SortedMap<String, String> fields) throws Exception {
    StringBuilder signed = new StringBuilder(url);
    fields.forEach((name, value) -> signed.append(name).append(value));
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    return Base64.getEncoder()
        .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
