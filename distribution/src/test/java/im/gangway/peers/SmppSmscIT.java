package im.gangway.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.provider.Backend;
import im.gangway.sms.provider.OutboundMessage;
import im.gangway.sms.provider.ProviderListener.Receipt;
import im.gangway.sms.provider.SmsProvider;
import im.gangway.sms.provider.Submitted;
import im.gangway.sms.receipt.DeliveryOutcome;
import im.gangway.sms.receipt.SubmitAction;
import im.gangway.sms.smpp.SmppBackend;
import im.gangway.sms.text.AlphabetChoice;
import im.gangway.sms.text.Segment;
import im.gangway.sms.text.UserDataHeader;
import im.gangway.transport.Settings;
import im.gangway.transport.testing.FixedTransportContext;
import im.gangway.transport.testing.MemoryTransportState;
import im.gangway.transport.testing.RecordingInbox;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider over SMPP with an SMSC that shares no code with it, in clear and over TLS. */
class SmppSmscIT {
  private static final SmsAddress US = new SmsAddress.E164("+15550001");
  private static final SmsAddress THEM = new SmsAddress.E164("+491701234567");

  private static CertificateAuthority authority;

  private final SmppBackend backend = new SmppBackend();
  private final HeardSms heard = new HeardSms();
  private final List<AutoCloseable> opened = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // every test starts it
  private NpmSmsc smsc;

  @SuppressWarnings("NullAway.Init") // every test opens it
  private SmsProvider provider;

  @BeforeAll
  static void certify() {
    authority = CertificateAuthority.create();
  }

  @AfterAll
  static void clean() {
    authority.close();
  }

  @AfterEach
  void close() throws Exception {
    for (int i = opened.size() - 1; i >= 0; i--) {
      opened.get(i).close();
    }
  }

  private void start(boolean tls, Map<String, ?> more) throws Exception {
    start(tls, "127.0.0.1", more);
  }

  private void start(boolean tls, String host, Map<String, ?> more) throws Exception {
    smsc = tls ? NpmSmsc.start(authority.issue("smsc.example.org")) : NpmSmsc.start();
    opened.add(smsc);
    Map<String, Object> values = new HashMap<>();
    values.put("host", host);
    values.put("port", smsc.port());
    values.put("tls", tls);
    values.put("system-id", "gangway");
    values.put("password", "secret");
    values.put("rebind-first", Duration.ofMillis(100));
    values.put("rebind-longest", Duration.ofMillis(500));
    values.putAll(more);
    open(values);
  }

  private void open(Map<String, ?> values) throws Exception {
    Settings settings = new Settings(backend.keys(), values);
    SSLContext trust = authority.trust();
    FixedTransportContext context =
        new FixedTransportContext(
            settings,
            Clock.systemUTC(),
            Executors.newSingleThreadScheduledExecutor(),
            Executors.newCachedThreadPool(),
            trust,
            new RecordingInbox(),
            new MemoryTransportState());
    opened.add(context);
    provider = backend.open(new Backend.Setup("carrier", settings, "DE", context));
    opened.add(provider);
    provider.start(heard);
  }

  private CompletableFuture<Submitted> send(String text) {
    Segment segment = new Segment(AlphabetChoice.plain().of(text), UserDataHeader.NONE, text);
    return provider.submit(new OutboundMessage(text, US, THEM, segment)).toCompletableFuture();
  }

  private static Submitted outcome(CompletableFuture<Submitted> of) throws Exception {
    return of.get(30, TimeUnit.SECONDS);
  }

  @ParameterizedTest(name = "TLS {0}")
  @ValueSource(booleans = {false, true})
  void bindsSendsReceivesAndHearsOfDeliveries(boolean tls) throws Exception {
    start(tls, Map.of());
    heard.awaitLink();
    assertThat(smsc.next("bind")).contains("\"gangway\"", "\"secret\"");
    smsc.order("{\"receipts\": true}");
    assertThat(outcome(send("hello"))).isEqualTo(new Submitted.Accepted(List.of("1")));
    assertThat(smsc.next("submit")).contains("\"hello\"", "\"15550001\"", "\"491701234567\"");
    assertThat(heard.receipt()).isEqualTo(new Receipt("1", new DeliveryOutcome.Delivered()));
    assertThat(smsc.next("receipt-answer")).contains("\"status\":0");
    smsc.order(
        "{\"deliver\": {\"source_addr_ton\": 1, \"source_addr\": \"491701234567\","
            + " \"dest_addr_ton\": 1, \"destination_addr\": \"15550001\","
            + " \"short_message\": \"hi 😀\"}}");
    assertThat(heard.message().message().part().text()).isEqualTo("hi 😀");
    assertThat(smsc.next("deliver-answer")).contains("\"status\":0");
    smsc.order("{\"enquire\": true}");
    smsc.next("enquire-answer");
    provider.close();
    smsc.next("unbind");
  }

  @ParameterizedTest(name = "TLS {0}")
  @ValueSource(booleans = {false, true})
  void comesBackAfterARestartOfTheSmsc(boolean tls) throws Exception {
    start(tls, Map.of());
    heard.awaitLink();
    smsc.kill();
    assertThat(heard.link().up()).isFalse();
    assertThat(outcome(send("meanwhile"))).isInstanceOf(Submitted.Retry.class);
    smsc.startAgain();
    heard.awaitLink();
    assertThat(outcome(send("again"))).isInstanceOf(Submitted.Accepted.class);
  }

  @Test
  void doesNotSpeakToAHostWhoseCertificateIsAnothers() throws Exception {
    start(true, "localhost", Map.of());
    assertThat(heard.link().text()).contains("TLS failed");
    assertThat(outcome(send("secret"))).isInstanceOf(Submitted.Retry.class);
  }

  @Test
  void probesTheLink() throws Exception {
    start(false, Map.of("enquire-link", Duration.ofMillis(200)));
    heard.awaitLink();
    smsc.next("enquire");
    smsc.next("enquire");
    assertThat(provider.health().up()).isTrue();
  }

  @Test
  void tellsOfAWrongPassword() throws Exception {
    smsc = NpmSmsc.start();
    opened.add(smsc);
    smsc.order("{\"bind\": \"password\"}");
    open(
        Map.of(
            "host", "127.0.0.1",
            "port", smsc.port(),
            "system-id", "gangway",
            "password", "wrong",
            "rebind-longest", Duration.ofMinutes(5)));
    assertThat(heard.link().text()).contains("password");
    assertThat(provider.health().up()).isFalse();
    assertThat(outcome(send("a")))
        .isInstanceOfSatisfying(
            Submitted.Retry.class,
            retry -> assertThat(retry.after()).isGreaterThan(Duration.ofMinutes(4)));
  }

  @Test
  void saysWhenItIsThrottledAndWhenNoLonger() throws Exception {
    start(false, Map.of());
    heard.awaitLink();
    smsc.order("{\"submit\": \"throttle\"}");
    assertThat(outcome(send("a")))
        .isInstanceOfSatisfying(
            Submitted.Refused.class,
            refused -> assertThat(refused.action()).isEqualTo(SubmitAction.BACK_OFF));
    smsc.order("{\"submit\": \"accept\"}");
    assertThat(outcome(send("a"))).isInstanceOf(Submitted.Accepted.class);
  }

  @Test
  void doesNotKnowWhatBecameOfAMessageWithoutAnswer() throws Exception {
    start(false, Map.of("response-timeout", Duration.ofMillis(500)));
    heard.awaitLink();
    smsc.order("{\"submit\": \"never\"}");
    assertThat(outcome(send("a"))).isInstanceOf(Submitted.Unknown.class);
    smsc.order("{\"submit\": \"accept\", \"delay\": 2000}");
    assertThat(outcome(send("b"))).isInstanceOf(Submitted.Unknown.class);
    await().atMost(Duration.ofSeconds(30)).until(() -> heard.late().containsKey("b"));
    assertThat(heard.late().get("b")).isInstanceOf(Submitted.Accepted.class);
  }

  @Test
  void takesAReceiptBeforeTheAnswer() throws Exception {
    start(false, Map.of());
    heard.awaitLink();
    smsc.order("{\"submit\": \"receipt-first\"}");
    assertThat(outcome(send("a"))).isEqualTo(new Submitted.Accepted(List.of("1")));
    assertThat(heard.receipt().id()).isEqualTo("1");
  }

  @Test
  void takesAnswersInAnotherOrder() throws Exception {
    start(false, Map.of());
    heard.awaitLink();
    smsc.order("{\"submit\": \"reverse\", \"count\": 3}");
    CompletableFuture<Submitted> a = send("a");
    CompletableFuture<Submitted> b = send("b");
    CompletableFuture<Submitted> c = send("c");
    assertThat(outcome(a)).isEqualTo(new Submitted.Accepted(List.of("3")));
    assertThat(outcome(b)).isEqualTo(new Submitted.Accepted(List.of("2")));
    assertThat(outcome(c)).isEqualTo(new Submitted.Accepted(List.of("1")));
  }

  @ParameterizedTest(name = "TLS {0}")
  @ValueSource(booleans = {false, true})
  void doesNotKnowWhatBecameOfAWindowWhenTheLinkIsCut(boolean tls) throws Exception {
    start(tls, Map.of("window", 10));
    heard.awaitLink();
    smsc.order("{\"submit\": \"cut\", \"count\": 10}");
    List<CompletableFuture<Submitted>> window = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      window.add(send("message " + i));
    }
    for (CompletableFuture<Submitted> each : window) {
      assertThat(outcome(each)).isInstanceOf(Submitted.Unknown.class);
    }
    assertThat(heard.link().up()).isFalse();
    heard.awaitLink();
    smsc.order("{\"submit\": \"accept\"}");
    assertThat(outcome(send("later"))).isInstanceOf(Submitted.Accepted.class);
  }
}
