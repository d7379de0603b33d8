package im.gangway.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import im.gangway.email.testing.ScriptedPopServer;
import im.gangway.email.testing.ScriptedSmtpServer;
import im.gangway.email.testing.TestCertificate;
import im.gangway.email.testing.TestSettings;
import im.gangway.transport.Account;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LegacySession;
import im.gangway.transport.LoginStep;
import im.gangway.transport.RegistrableService;
import im.gangway.transport.Registration;
import im.gangway.transport.Settings;
import im.gangway.transport.testing.FixedTransportContext;
import im.gangway.transport.testing.RecordingSessionContext;
import im.gangway.transport.testing.SerialMailbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A mailbox at a provider without IMAP, from its address and its password to the inbox. */
class PolledAccountTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final TestCertificate CERTIFICATE = TestCertificate.forLocalhost();
  private static final Account ALICE =
      new Account("alice@example.org", "alice", Account.Kind.REGISTERED);

  private final ScriptedPopServer pop = ScriptedPopServer.withTls(CERTIFICATE);
  private final ScriptedSmtpServer smtp = ScriptedSmtpServer.tls(CERTIFICATE.serverContext());
  private final Settings servers =
      new Settings(
          FixedServers.SCHEMA,
          Map.of(
              "domain", "mail.example",
              "imap", "localhost:" + pop.port(),
              "protocol", "pop3",
              "smtp", "localhost:" + smtp.port(),
              "smtp-security", "tls",
              "login", "localpart"));
  private final FixedTransportContext context =
      FixedTransportContext.of(
              new EmailTransport().info(),
              TestSettings.accounts(Map.of("servers", List.of(servers))))
          .trusting(CERTIFICATE.clientContext());
  private final RegistrableService service = service();

  private RegistrableService service() {
    try {
      return (RegistrableService) new EmailTransport().start(context);
    } catch (ConfigurationException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  @AfterEach
  void close() {
    service.close();
    pop.close();
    smtp.close();
    context.close();
  }

  @Test
  void bringsEachMailOnceOverTwoSessions() throws Exception {
    deliver("old", Instant.now().minusSeconds(3600));
    Map<String, String> registered = register("geheim");
    assertThat(registered).containsEntry("protocol", "pop3").containsEntry("username", "alice");
    deliver("one", Instant.now());
    try (LegacySession session = login(registered)) {
      await().atMost(PATIENCE).until(() -> context.inbox().accepted().size() == 1);
      await().atMost(PATIENCE).until(() -> isLeft(1));
      assertThat(session).isNotNull();
    }
    deliver("two", Instant.now());
    try (LegacySession session = login(registered)) {
      await().atMost(PATIENCE).until(() -> isLeft(2));
      assertThat(session).isNotNull();
    }
    assertThat(context.inbox().accepted())
        .extracting(each -> each.user())
        .containsExactly(ALICE.id(), ALICE.id());
    assertThat(pop.commands()).containsOnlyOnce("RETR 2").containsOnlyOnce("RETR 3");
    assertThat(pop.commands()).doesNotContain("RETR 1");
  }

  /** After the login that is tried, each poll ends with a goodbye. */
  private boolean isLeft(int polls) {
    return pop.commands().stream().filter("QUIT"::equals).count() > polls;
  }

  @Test
  void storesNothingWhenThePasswordIsWrong() {
    assertThatExceptionOfType(LegacyException.class)
        .isThrownBy(() -> register("wrong"))
        .extracting(LegacyException::reason)
        .isEqualTo(FailureReason.CREDENTIALS_REFUSED);
    assertThat(smtp.commands()).noneMatch(each -> each.startsWith("AUTH"));
  }

  private Map<String, String> register(String password) throws LegacyException {
    Map<String, String> typed = Map.of("email", "alice@mail.example", "password", password);
    LoginStep step =
        service.verify(new Registration(ALICE, Optional.empty(), typed), scope -> Map.of());
    return ((LoginStep.Done) step).registration().fields();
  }

  private LegacySession login(Map<String, String> registered) throws LegacyException {
    return service.login(
        ALICE,
        new RecordingSessionContext(
            SerialMailbox.immediate(),
            context.scheduler(),
            Clock.systemUTC(),
            scope -> scope.isEmpty() ? registered : Map.of()));
  }

  private void deliver(String id, Instant at) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    pop.deliver(
        id,
        "Received: from a by b;\r\n "
            + date
            + "\r\nFrom: bob@x.example\r\nMessage-ID: <"
            + id
            + "@x>\r\n\r\nHello\r\n");
  }
}
