package im.gangway.sms.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.provider.InboundMedia;
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
import im.gangway.sms.testing.ScriptedHttp.Reply;
import im.gangway.sms.text.Alphabet;
import im.gangway.sms.text.AlphabetChoice;
import im.gangway.sms.text.Segment;
import im.gangway.sms.text.UserDataHeader;
import im.gangway.sms.web.FormFields;
import im.gangway.sms.web.HttpClients;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.web.WebAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sending over, and being called by, a service that a test scripts. */
final class TwilioTest {
  private static final String PUBLIC = "https://gw.example.org/webhook/sms.example.org/";
  private static final String TOKEN = "12345";

  private final RecordingListener listener = new RecordingListener();
  private final RecordingRoutes routes = new RecordingRoutes(PUBLIC);
  private final TwilioBackend backend = new TwilioBackend(new HttpClients(), any -> routes);
  private ScriptedHttp service;
  private ProviderContext context;
  private SmsProvider provider;

  @BeforeEach
  void start() throws Exception {
    service = new ScriptedHttp();
    context =
        new ProviderContext(
            backend,
            Map.of(
                "account-sid",
                "AC1",
                "auth-token",
                TOKEN,
                "base-url",
                service.url(),
                "request-timeout",
                Duration.ofSeconds(2)),
            SSLContext.getDefault());
    provider = backend.open(context.setup());
    provider.start(listener);
  }

  @AfterEach
  void stop() {
    provider.close();
    context.close();
    service.close();
  }

  private Submitted send(String text) throws Exception {
    Alphabet alphabet = AlphabetChoice.plain().of(text);
    OutboundMessage message =
        new OutboundMessage(
            "1",
            new SmsAddress.E164("+15550001"),
            new SmsAddress.E164("+491701234567"),
            new Segment(alphabet, UserDataHeader.NONE, text));
    return provider.submit(message).toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  @Test
  void sendsAFormWithCredentialsAndTakesTheId() throws Exception {
    service.answer(201, "{\"sid\": \"SM1\", \"status\": \"queued\"}");
    assertThat(send("Grüße & 😀")).isEqualTo(new Submitted.Accepted(List.of("SM1")));
    ScriptedHttp.Call call = service.next();
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.uri().getPath()).isEqualTo("/2010-04-01/Accounts/AC1/Messages.json");
    assertThat(call.headers()).containsEntry("Authorization", "Basic QUMxOjEyMzQ1");
    assertThat(FormFields.parse(call.body()))
        .containsEntry("To", "+491701234567")
        .containsEntry("From", "+15550001")
        .containsEntry("Body", "Grüße & 😀")
        .containsEntry("StatusCallback", PUBLIC + "carrier/status");
  }

  @ParameterizedTest
  @CsvSource({
    "400, 21211, GIVE_UP, RECIPIENT_UNKNOWN",
    "400, 21614, GIVE_UP, RECIPIENT_UNKNOWN",
    "401, 20003, GIVE_UP_AND_ALARM, INTERNAL",
    "403, 20003, GIVE_UP_AND_ALARM, INTERNAL",
    "400, 99999, GIVE_UP, DELIVERY_FAILED"
  })
  void refusesAsTheServiceDoes(int status, int code, SubmitAction action, FailureReason reason)
      throws Exception {
    service.answer(status, "{\"code\": %d, \"message\": \"no\"}".formatted(code));
    Submitted.Refused refused = (Submitted.Refused) send("a");
    assertThat(refused.action()).isEqualTo(action);
    assertThat(refused.reason()).isEqualTo(reason);
  }

  @Test
  void waitsAsLongAsTheServiceAsksFor() throws Exception {
    service.answer(call -> new Reply(429, "{\"code\": 20429}", Map.of("Retry-After", "7")));
    assertThat(send("a")).isEqualTo(new Submitted.Retry(Duration.ofSeconds(7)));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 0})
  void doesNotKnowWhenTheServiceBreaks(int status) throws Exception {
    service.answer(status, "broken");
    assertThat(send("a")).isInstanceOf(Submitted.Unknown.class);
    assertThat(provider.health().up()).isFalse();
  }

  @Test
  void doesNotKnowWhenNoAnswerComes() throws Exception {
    CompletableFuture<Reply> never = new CompletableFuture<>();
    service.answer(call -> never.join());
    assertThat(send("a")).isInstanceOf(Submitted.Unknown.class);
    never.complete(new Reply(201, "", Map.of()));
  }

  @Test
  void doesNotKnowWhenTheAnswerHasNoId() throws Exception {
    service.answer(201, "<html>");
    assertThat(send("a")).isInstanceOf(Submitted.Unknown.class);
  }

  @Test
  void knowsThatNothingWasSentWithoutAConnection() throws Exception {
    service.close();
    assertThat(send("a")).isInstanceOf(Submitted.Retry.class);
  }

  @Test
  void tellsTheAdminOfWrongCredentialsUntilTheyAreRight() throws Exception {
    listener.nextLink();
    service.answer(401, "{\"code\": 20003}");
    send("a");
    assertThat(listener.nextLink().text()).contains("auth-token");
    service.answer(201, "{\"sid\": \"SM1\"}");
    send("a");
    assertThat(listener.nextLink().up()).isTrue();
  }

  @Test
  void refusesWhatIsTooLongForTheService() throws Exception {
    assertThat(send("x".repeat(1_601)))
        .isInstanceOfSatisfying(
            Submitted.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(FailureReason.TEXT_TOO_LONG));
  }

  @Test
  void checksAnAccountWithoutSending() throws Exception {
    service.answer(200, "{}");
    backend.verify(context.setup());
    assertThat(service.next().uri().getPath()).isEqualTo("/2010-04-01/Accounts/AC1.json");
    service.answer(401, "{}");
    assertThatThrownBy(() -> backend.verify(context.setup()))
        .isInstanceOfSatisfying(
            LegacyException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.CREDENTIALS_REFUSED));
    service.answer(500, "{}");
    assertThatThrownBy(() -> backend.verify(context.setup()))
        .isInstanceOfSatisfying(
            LegacyException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.NETWORK_UNREACHABLE));
  }

  private static SortedMap<String, String> incoming(String... more) {
    SortedMap<String, String> fields = new TreeMap<>();
    fields.put("AccountSid", "AC1");
    fields.put("MessageSid", "SM9");
    fields.put("From", "+491701234567");
    fields.put("To", "+15550001");
    fields.put("Body", "hello & 😀");
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    return fields;
  }

  /** As the service computes it, by code that is not ours. */
  private static String sign(String url, SortedMap<String, String> fields) throws Exception {
    StringBuilder signed = new StringBuilder(url);
    fields.forEach((name, value) -> signed.append(name).append(value));
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    return Base64.getEncoder()
        .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private WebAnswer call(String path, SortedMap<String, String> fields, String signature)
      throws Exception {
    return routes
        .call(
            path, "POST", "", "", Map.of("x-twilio-signature", signature), FormFields.write(fields))
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
  }

  @Test
  void knowsTheSignatureOfTheServicesManual() {
    SortedMap<String, String> fields = new TreeMap<>();
    fields.put("CallSid", "CA1234567890ABCDE");
    fields.put("Caller", "+14158675309");
    fields.put("Digits", "1234");
    fields.put("From", "+14158675309");
    fields.put("To", "+18005551212");
    URI url = URI.create("https://mycompany.com/myapp.php");
    boolean right =
        new TwilioSignature(TOKEN)
            .isRight("RSOYDt4T1cUTdK1PDd93/VVr8B8=", url, "foo=1&bar=2", fields);
    assertThat(right).isTrue();
  }

  @Test
  void takesASignedMessageAndHasNothingToSay() throws Exception {
    SortedMap<String, String> fields = incoming();
    WebAnswer answer = call("carrier/messages", fields, sign(PUBLIC + "carrier/messages", fields));
    assertThat(answer).isEqualTo(new WebAnswer(200, "text/xml", "<Response/>"));
    Inbound message = listener.nextMessage();
    assertThat(message.id()).isEqualTo("SM9");
    assertThat(message.from().value()).isEqualTo("+491701234567");
    assertThat(message.message().part().text()).isEqualTo("hello & 😀");
  }

  @Test
  void takesASignatureWithThePortToo() throws Exception {
    SortedMap<String, String> fields = incoming();
    String url = PUBLIC.replace(".org/webhook", ".org:443/webhook") + "carrier/messages";
    assertThat(call("carrier/messages", fields, sign(url, fields)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://gw.example.org:8088/webhook/sms.example.org/carrier/messages",
        "http://gw.example.org/webhook/sms.example.org/carrier/messages",
        "https://10.0.0.7:8088/webhook/sms.example.org/carrier/messages",
        "https://gw.example.org/webhook/sms.example.org/carrier/status"
      })
  void refusesSignaturesOfOtherUrls(String url) throws Exception {
    SortedMap<String, String> fields = incoming();
    assertThat(call("carrier/messages", fields, sign(url, fields)).status()).isEqualTo(403);
    assertThat(listener.hasMessages()).isFalse();
  }

  @Test
  void refusesMissingWrongAndForeignSignatures() throws Exception {
    SortedMap<String, String> fields = incoming();
    String right = sign(PUBLIC + "carrier/messages", fields);
    fields.put("Body", "changed");
    assertThat(call("carrier/messages", fields, right).status()).isEqualTo(403);
    assertThat(call("carrier/messages", fields, "").status()).isEqualTo(403);
    fields.put("AccountSid", "AC2");
    String foreign = sign(PUBLIC + "carrier/messages", fields);
    assertThat(call("carrier/messages", fields, foreign).status()).isEqualTo(403);
    assertThat(listener.hasMessages()).isFalse();
  }

  @Test
  void tellsTheSameIdWhenACallIsReplayed() throws Exception {
    SortedMap<String, String> fields = incoming();
    String right = sign(PUBLIC + "carrier/messages", fields);
    call("carrier/messages", fields, right);
    call("carrier/messages", fields, right);
    assertThat(listener.nextMessage().id()).isEqualTo(listener.nextMessage().id());
  }

  @Test
  void refusesToAnswerBeforeTheMessageIsKept() throws Exception {
    CompletableFuture<Void> kept = new CompletableFuture<>();
    listener.keepBy(() -> kept);
    SortedMap<String, String> fields = incoming();
    CompletableFuture<WebAnswer> answer =
        routes
            .call(
                "carrier/messages",
                "POST",
                "",
                "",
                Map.of("X-Twilio-Signature", sign(PUBLIC + "carrier/messages", fields)),
                FormFields.write(fields))
            .toCompletableFuture();
    assertThat(answer).isNotDone();
    kept.completeExceptionally(new IllegalStateException("full"));
    assertThat(answer).isCompletedExceptionally();
  }

  @Test
  void readsStates() throws Exception {
    SortedMap<String, String> fields = new TreeMap<>();
    fields.put("MessageSid", "SM1");
    fields.put("MessageStatus", "undelivered");
    fields.put("ErrorCode", "30005");
    String url = PUBLIC + "carrier/status";
    assertThat(call("carrier/status", fields, sign(url, fields)).status()).isEqualTo(200);
    Receipt receipt = listener.nextReceipt();
    assertThat(receipt.id()).isEqualTo("SM1");
    assertThat(((DeliveryOutcome.Failed) receipt.outcome()).reason())
        .isEqualTo(FailureReason.RECIPIENT_UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"NumMedia,1000", "NumMedia,-1", "NumMedia,x", "NumMedia,3", "From,''"})
  void refusesBadFields(String name, String value) throws Exception {
    SortedMap<String, String> fields = incoming(name, value);
    String right = sign(PUBLIC + "carrier/messages", fields);
    assertThat(call("carrier/messages", fields, right).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "a=%zz", "a=%f"})
  void refusesWhatIsNoForm(String body) throws Exception {
    assertThat(
            routes
                .call("carrier/messages", "POST", "", "", Map.of(), body)
                .toCompletableFuture()
                .get()
                .status())
        .isEqualTo(400);
  }

  @Test
  void fetchesMediaFromTheServiceAlone() throws Exception {
    service.answer(
        call ->
            call.uri().getPath().equals("/media/1")
                ? new Reply(307, "", Map.of("Location", "/store/1"))
                : new Reply(200, "picture", Map.of()));
    try (InputStream content = media(service.url() + "/media/1").open()) {
      assertThat(content).hasContent("picture");
    }
    assertThat(service.next().headers()).containsKey("Authorization");
    assertThatThrownBy(() -> media("http://169.254.169.254/latest").open())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not at the provider");
    assertThatThrownBy(() -> media("https://twilio.com.example.org/1").open())
        .isInstanceOf(IOException.class);
  }

  @Test
  void followsNoRedirectToOtherHosts() throws Exception {
    service.answer(call -> new Reply(302, "", Map.of("Location", "http://127.0.0.2:1/admin")));
    assertThatThrownBy(() -> media(service.url() + "/media/1").open())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("127.0.0.2");
  }

  private InboundMedia.Source media(String url) throws Exception {
    SortedMap<String, String> fields =
        incoming("NumMedia", "1", "MediaUrl0", url, "MediaContentType0", "image/png");
    call("carrier/messages", fields, sign(PUBLIC + "carrier/messages", fields));
    Inbound message = listener.nextMessage();
    assertThat(message.media().get(0).type()).isEqualTo("image/png");
    return message.media().get(0).source();
  }
}
