package im.gangway.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import im.gangway.email.oauth.OAuthProvider;
import im.gangway.email.testing.ScriptedImapServer;
import im.gangway.email.testing.ScriptedSmtpServer;
import im.gangway.email.testing.ScriptedTokenServer;
import im.gangway.email.testing.TestCertificate;
import im.gangway.email.testing.TestSettings;
import im.gangway.transport.Account;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.SessionEnded;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LegacySession;
import im.gangway.transport.LoginStep;
import im.gangway.transport.MessageText;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.RegistrableService;
import im.gangway.transport.Registration;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.Settings;
import im.gangway.transport.testing.FixedTransportContext;
import im.gangway.transport.testing.RecordingSessionContext;
import im.gangway.transport.testing.SerialMailbox;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OAuthAccountTest {
  private static final TestCertificate CERTIFICATE = TestCertificate.forLocalhost();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Account ALICE =
      new Account("alice@example.org", "alice", Account.Kind.REGISTERED);
  private static final String BEGUN =
      "{\"device_code\":\"dev1\",\"user_code\":\"AB-CD\",\"expires_in\":900,\"interval\":1,"
          + "\"verification_uri\":\"https:\\/\\/login.example\\/device\"}";
  private static final String PENDING =
      "{\"error\":\"authorization_pending\",\"error_codes\":[70016]}";
  private static final String DENIED = "{\"error\":\"invalid_grant\"}";

  private final ScriptedSmtpServer smtp = ScriptedSmtpServer.tls(CERTIFICATE.serverContext());
  private final ScriptedImapServer imap = ScriptedImapServer.withTls(CERTIFICATE);
  private final ScriptedTokenServer tokens = new ScriptedTokenServer(CERTIFICATE);
  private final FixedTransportContext context =
      FixedTransportContext.of(new EmailTransport().info(), TestSettings.accounts(settings()))
          .trusting(CERTIFICATE.clientContext());
  private final RegistrableService service = service();

  private Map<String, Object> settings() {
    Map<String, Object> provider =
        Map.of(
            "domains", List.of("home.example"),
            "client-id", "gangway",
            "device-url", tokens.url("/device"),
            "token-url", tokens.url("/token"),
            "scope", "mail offline_access");
    Map<String, Object> servers =
        Map.of(
            "domain", "home.example",
            "imap", "localhost:" + imap.port(),
            "smtp", "localhost:" + smtp.port());
    return Map.of(
        "oauth", List.of(new Settings(OAuthProvider.SCHEMA, provider)),
        "servers", List.of(new Settings(FixedServers.SCHEMA, servers)));
  }

  private RegistrableService service() {
    try {
      imap.capabilities("IMAP4rev1 IDLE AUTH=XOAUTH2 SASL-IR");
      return (RegistrableService) new EmailTransport().start(context);
    } catch (Exception wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  @AfterEach
  void close() {
    service.close();
    tokens.close();
    imap.close();
    smtp.close();
    context.close();
  }

  @Test
  void logsInByThePageOfTheProvider() throws Exception {
    imap.secret("access1");
    tokens.say(BEGUN);
    tokens.say(PENDING);
    tokens.say(granted("access1", "refresh1"));
    LoginStep.OpenUrl page = (LoginStep.OpenUrl) verify();
    assertThat(page.url()).hasToString("https://login.example/device");
    assertThat(page.code()).contains("AB-CD");
    LoginStep.Done done = (LoginStep.Done) get(page.next());
    assertThat(done.registration().fields())
        .containsEntry("refresh_token", "refresh1")
        .containsEntry("imap_host", "localhost")
        .doesNotContainKey("password");
    assertThat(tokens.asked())
        .hasSize(3)
        .allMatch(each -> each.contains("client_id=gangway"))
        .anyMatch(each -> each.startsWith("/token?") && each.contains("device_code=dev1"));
    assertThat(imap.commands()).anyMatch(each -> each.startsWith("AUTHENTICATE XOAUTH2"));
    assertThat(smtp.commands()).anyMatch(each -> each.startsWith("AUTH XOAUTH2"));
  }

  @Test
  void saysThatTheUserWasNotLetIn() throws Exception {
    tokens.say(BEGUN);
    tokens.say("{\"error\":\"access_denied\"}");
    LoginStep.OpenUrl page = (LoginStep.OpenUrl) verify();
    assertThat(page.next())
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .withCauseInstanceOf(LegacyException.class)
        .withMessageContaining("access_denied");
    assertThat(imap.commands()).isEmpty();
  }

  @Test
  void wantsAPasswordWhereThereIsNoProvider() {
    assertThatExceptionOfType(LegacyException.class)
        .isThrownBy(() -> verify("alice@other.example"))
        .extracting(LegacyException::reason)
        .isEqualTo(FailureReason.CONTENT_REFUSED);
  }

  @Test
  void refreshesATokenThatHasExpired() throws Exception {
    imap.secret("access2");
    tokens.say(granted("access1", "refresh2"));
    tokens.say(granted("access2", "refresh3"));
    RecordingSessionContext events = events();
    try (LegacySession session = service.login(ALICE, events)) {
      imap.deliver("INBOX", "From: bob@x.example\r\n\r\nHello\r\n", Instant.now());
      await().atMost(PATIENCE).until(() -> context.inbox().accepted().size() == 1);
      assertThat(events.saved()).containsValue("refresh3");
      assertThat(tokens.asked().get(1)).contains("refresh_token=refresh2");
      assertThat(send(session)).isInstanceOf(SendOutcome.Accepted.class);
      assertThat(smtp.commands()).contains("AUTH XOAUTH2 " + sasl("access2"));
      assertThat(tokens.asked()).hasSize(2);
    }
  }

  @Test
  void endsWhenTheProviderGrantsNoMore() throws Exception {
    tokens.say(DENIED);
    RecordingSessionContext events = events();
    try (LegacySession session = service.login(ALICE, events)) {
      await().atMost(PATIENCE).until(() -> !events.events(SessionEnded.class).isEmpty());
      SessionEnded ended = events.events(SessionEnded.class).get(0);
      assertThat(ended.reason()).isEqualTo(FailureReason.CREDENTIALS_REFUSED);
      assertThat(ended.text().in(Locale.ENGLISH))
          .contains("gives no access", "Register with this gateway again");
      assertThat(session).isNotNull();
    }
  }

  @Test
  void triesAgainWhenTheProviderIsAway() throws Exception {
    imap.secret("access1");
    tokens.say("");
    tokens.say(granted("access1", "refresh1"));
    try (LegacySession session = service.login(ALICE, events())) {
      imap.deliver("INBOX", "From: bob@x.example\r\n\r\nHello\r\n", Instant.now());
      await().atMost(PATIENCE).until(() -> context.inbox().accepted().size() == 1);
      assertThat(session).isNotNull();
    }
  }

  private RecordingSessionContext events() {
    Map<String, String> stored =
        Map.of(
            "email", "alice@home.example",
            "refresh_token", "refresh1",
            "imap_host", "localhost",
            "imap_port", Integer.toString(imap.port()),
            "smtp_host", "localhost",
            "smtp_port", Integer.toString(smtp.port()),
            "security", "tls");
    return new RecordingSessionContext(
        SerialMailbox.immediate(),
        context.scheduler(),
        Clock.systemUTC(),
        scope -> scope.isEmpty() ? stored : Map.of());
  }

  private static SendOutcome send(LegacySession session) throws Exception {
    return get(
        session.send(
            new OutgoingMessage(
                "c1", new LegacyAddress("bob@x.example"), MessageText.plain("Hi"))));
  }

  private static <T> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private LoginStep verify() throws LegacyException {
    return verify("alice@home.example");
  }

  private LoginStep verify(String email) throws LegacyException {
    return service.verify(
        new Registration(ALICE, Optional.empty(), Map.of("email", email)), scope -> Map.of());
  }

  private static String granted(String access, String refresh) {
    return "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"%s\",\"refresh_token\":\"%s\"}"
        .formatted(access, refresh);
  }

  private static String sasl(String token) {
    String said = "user=alice@home.example\1auth=Bearer " + token + "\1\1";
    return Base64.getEncoder().encodeToString(said.getBytes(StandardCharsets.UTF_8));
  }
}
