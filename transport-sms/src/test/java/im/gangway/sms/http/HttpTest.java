package im.gangway.sms.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.provider.OutboundMessage;
import im.gangway.sms.provider.ProviderListener.Inbound;
import im.gangway.sms.provider.ProviderListener.Receipt;
import im.gangway.sms.provider.SmsProvider;
import im.gangway.sms.provider.Submitted;
import im.gangway.sms.receipt.DeliveryOutcome;
import im.gangway.sms.receipt.SubmitAction;
import im.gangway.sms.testing.ProviderContext;
import im.gangway.sms.testing.RecordingListener;
import im.gangway.sms.testing.RecordingRoutes;
import im.gangway.sms.testing.ScriptedHttp;
import im.gangway.sms.text.AlphabetChoice;
import im.gangway.sms.text.ReferenceWidth;
import im.gangway.sms.text.Segment;
import im.gangway.sms.text.Segmenter;
import im.gangway.sms.web.Hmac;
import im.gangway.sms.web.HttpClients;
import im.gangway.transport.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Providers that the settings describe, Kannel among them. */
final class HttpTest {
  private static final String SECRET = "0123456789abcdef";

  private final RecordingListener listener = new RecordingListener();
  private final RecordingRoutes routes = new RecordingRoutes("https://gw.example.org/w/");
  private final HttpBackend backend = new HttpBackend(new HttpClients(), any -> routes);
  private ScriptedHttp service;
  private final List<AutoCloseable> opened = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // every test opens it
  private SmsProvider provider;

  @BeforeEach
  void start() throws Exception {
    service = new ScriptedHttp();
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
    service.close();
  }

  private void open(Map<String, ?> more) throws Exception {
    Map<String, Object> values = new HashMap<>();
    values.put("url", service.url() + "/send");
    values.put("request-timeout", Duration.ofSeconds(2));
    values.putAll(more);
    ProviderContext context = new ProviderContext(backend, values, SSLContext.getDefault());
    opened.add(context);
    provider = backend.open(context.setup());
    opened.add(provider);
    provider.start(listener);
  }

  private static Segment segment(String text, int number) throws Exception {
    return new Segmenter(AlphabetChoice.plain(), ReferenceWidth.EIGHT_BIT)
        .split(text, 7, 10)
        .get(number);
  }

  private Submitted send(Segment segment) throws Exception {
    OutboundMessage message =
        new OutboundMessage(
            "ref/1",
            new SmsAddress.E164("+15550001"),
            new SmsAddress.E164("+491701234567"),
            segment);
    return provider.submit(message).toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private Submitted send(String text) throws Exception {
    return send(segment(text, 0));
  }

  @Test
  void sendsJsonWhoseValuesCannotLeaveTheirPlace() throws Exception {
    open(
        Map.of(
            "content-type", "application/json",
            "body", "{\"to\": \"{to}\", \"nested\": {\"text\": \"{text}\"}}",
            "headers", List.of("X-Ref: {reference}"),
            "authorization", "Bearer t0ken",
            "id-pointer", "/messages/0/id"));
    service.answer(202, "{\"messages\": [{\"id\": 12345}]}");
    assertThat(send("a\", \"to\": \"{from}\\")).isEqualTo(new Submitted.Accepted(List.of("12345")));
    ScriptedHttp.Call call = service.next();
    assertThat(call.body())
        .isEqualTo(
            "{\"to\": \"+491701234567\", \"nested\": {\"text\":"
                + " \"a\\\", \\\"to\\\": \\\"{from}\\\\\"}}");
    assertThat(call.headers())
        .containsEntry("X-Ref", "ref/1")
        .containsEntry("Authorization", "Bearer t0ken")
        .containsEntry("Content-Type", "application/json");
  }

  @Test
  void speaksToKannel() throws Exception {
    open(
        Map.of(
            "method",
            "GET",
            "url",
            service.url()
                + "/cgi-bin/sendsms?username=u&password=p&to={to}&from={from-digits}"
                + "&text={text}&charset=UTF-8&coding={coding}&udh={udh}&dlr-mask=31"
                + "&dlr-url={status-url}%3Fid%3D{reference}%26status%3D%25d",
            "splitting",
            "self",
            "webhook-secret",
            SECRET,
            "states",
            List.of("1=delivered", "2=undeliverable", "4=enroute")));
    service.answer(202, "0: Accepted for delivery");
    assertThat(send(segment("😀".repeat(40), 1)))
        .isEqualTo(new Submitted.Accepted(List.of("ref/1")));
    String query = service.next().uri().getRawQuery();
    assertThat(query)
        .contains("to=%2B491701234567&from=15550001&text=%F0%9F%98%80")
        .contains("&coding=2&udh=%05%00%03%07%02%02&")
        .endsWith(
            "dlr-url=https%3A%2F%2Fgw.example.org%2Fw%2Fcarrier%2Fstatus%2F"
                + SECRET
                + "%3Fid%3Dref%2F1%26status%3D%25d");
    assertThat(called("status", "GET", "/" + SECRET, "id=ref/1&status=1", Map.of(), ""))
        .isEqualTo(200);
    assertThat(listener.nextReceipt())
        .isEqualTo(new Receipt("ref/1", new DeliveryOutcome.Delivered()));
  }

  private int called(
      String what,
      String method,
      String below,
      String query,
      Map<String, String> headers,
      String body)
      throws Exception {
    return routes
        .call("carrier/" + what, method, below, query, headers, body)
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS)
        .status();
  }

  @Test
  void findsAnIdByAPattern() throws Exception {
    open(Map.of("id-pattern", "ID: ([0-9]+)"));
    service.answer(200, "OK ID: 42");
    assertThat(send("a")).isEqualTo(new Submitted.Accepted(List.of("42")));
    service.answer(200, "what?");
    assertThat(send("a")).isInstanceOf(Submitted.Unknown.class);
  }

  @ParameterizedTest
  @CsvSource({"400, GIVE_UP", "404, GIVE_UP", "401, GIVE_UP_AND_ALARM", "403, GIVE_UP_AND_ALARM"})
  void refusesAsTheProviderDoes(int status, SubmitAction action) throws Exception {
    open(Map.of());
    service.answer(status, "");
    assertThat(((Submitted.Refused) send("a")).action()).isEqualTo(action);
  }

  @Test
  void waitsWhenAskedToAndDoesNotKnowWhenTheProviderBreaks() throws Exception {
    open(Map.of());
    service.answer(429, "");
    assertThat(send("a")).isInstanceOf(Submitted.Retry.class);
    service.answer(502, "");
    assertThat(send("a")).isInstanceOf(Submitted.Unknown.class);
  }

  @Test
  void takesAFormWithTheSecretInItsPath() throws Exception {
    open(Map.of("webhook-secret", SECRET, "message-from", "msisdn"));
    String form = "id=7&msisdn=491701234567&to=15550001&text=hi%20%F0%9F%98%80";
    assertThat(called("messages", "POST", "/" + SECRET, "", Map.of(), form)).isEqualTo(200);
    Inbound message = listener.nextMessage();
    assertThat(message.id()).isEqualTo("7");
    assertThat(message.message().part().text()).isEqualTo("hi 😀");
    assertThat(called("messages", "POST", "/" + SECRET + "x", "", Map.of(), form)).isEqualTo(403);
    assertThat(called("messages", "POST", "", "", Map.of(), form)).isEqualTo(403);
    assertThat(called("messages", "POST", "/" + SECRET, "", Map.of(), "id=7")).isEqualTo(400);
    assertThat(called("messages", "POST", "/" + SECRET, "", Map.of(), "%")).isEqualTo(400);
    assertThat(listener.hasMessages()).isFalse();
  }

  @Test
  void takesSignedJsonThatIsFresh() throws Exception {
    open(
        Map.of(
            "webhook-secret", SECRET,
            "webhook-check", "hmac",
            "webhook-timestamp", "X-Time",
            "message-from", "/data/from",
            "message-to", "/data/to",
            "message-text", "/data/text"));
    String body =
        "{\"id\": \"9\", \"data\": {\"from\": \"+491701234567\", \"to\": \"+15550001\","
            + " \"text\": \"\\ud83d\\ude00\"}}";
    String now = Long.toString(Instant.now().getEpochSecond());
    assertThat(called("messages", "POST", "", "", signed(now, body), body)).isEqualTo(200);
    assertThat(listener.nextMessage().message().part().text()).isEqualTo("😀");
    String old = Long.toString(Instant.now().getEpochSecond() - 900);
    assertThat(called("messages", "POST", "", "", signed(old, body), body)).isEqualTo(403);
    Map<String, String> other = new HashMap<>(signed(now, body));
    other.put("X-Time", old);
    assertThat(called("messages", "POST", "", "", other, body)).isEqualTo(403);
    assertThat(called("messages", "POST", "", "", signed(now, body), body + " ")).isEqualTo(403);
    assertThat(called("messages", "POST", "", "", Map.of(), body)).isEqualTo(403);
  }

  private static Map<String, String> signed(String time, String body) {
    byte[] code =
        Hmac.of("HmacSHA256", SECRET, (time + "." + body).getBytes(StandardCharsets.UTF_8));
    return Map.of(
        "Content-Type",
        "application/json",
        "X-Time",
        time,
        "X-Webhook-Signature",
        "sha256=" + HexFormat.of().formatHex(code));
  }

  @Test
  void takesNoCallsWithoutASecret() throws Exception {
    open(Map.of());
    assertThat(provider.capabilities().receipts()).isFalse();
    assertThatThrownBy(() -> called("messages", "POST", "/", "", Map.of(), ""))
        .hasMessageContaining("no webhook");
  }

  @ParameterizedTest
  @CsvSource({
    "url, ftp://example.org/",
    "url, https://{to}/send",
    "method, DELETE",
    "splitting, never",
    "id-pattern, (",
    "id-pointer, id",
    "webhook-secret, short"
  })
  void refusesSettingsThatCannotWork(String key, String value) {
    assertThatThrownBy(() -> open(Map.of(key, value)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(key);
  }
}
