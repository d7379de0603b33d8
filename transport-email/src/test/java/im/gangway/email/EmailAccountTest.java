package im.gangway.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import im.gangway.email.smtp.Submitter;
import im.gangway.email.store.MemoryValues;
import im.gangway.email.testing.ScriptedSmtpServer;
import im.gangway.email.testing.TestCertificate;
import im.gangway.email.testing.TestSettings;
import im.gangway.transport.Account;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.ServiceNotice;
import im.gangway.transport.LegacyEvent.SessionEnded;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LegacySession;
import im.gangway.transport.LoginStep;
import im.gangway.transport.MessageText;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.Registration;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.Text;
import im.gangway.transport.testing.FixedTransportContext;
import im.gangway.transport.testing.RecordingSessionContext;
import im.gangway.transport.testing.SerialMailbox;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmailAccountTest {
  private static final TestCertificate CERTIFICATE = TestCertificate.forLocalhost();
  private static final Account ALICE =
      new Account("alice@example.org", "alice", Account.Kind.REGISTERED);

  private final ScriptedSmtpServer smtp = ScriptedSmtpServer.tls(CERTIFICATE.serverContext());
  private final ScriptedMailboxes mailboxes = new ScriptedMailboxes();
  private final FixedTransportContext context =
      FixedTransportContext.of(
              new EmailTransport().info(),
              TestSettings.accounts(Map.of("allow-hosts", List.of("localhost", "*.mail.example"))))
          .trusting(CERTIFICATE.clientContext());
  private List<Map<String, String>> found = List.of();
  private final EmailService service = service();

  private EmailService service() {
    try {
      EmailSettings settings = EmailSettings.of(context.settings());
      OwnAccounts accounts =
          new OwnAccounts(
              settings,
              settings.accounts().orElseThrow(),
              mailboxes,
              address -> found,
              new Submitter(context, settings.helloName()),
              context);
      return new EmailService(
          settings, context, new MemoryValues(Clock.systemUTC(), 100), Optional.of(accounts));
    } catch (ConfigurationException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  @AfterEach
  void close() {
    service.close();
    smtp.close();
    context.close();
  }

  @Test
  void offersAFormThatAsksForLittle() {
    assertThat(service.registration(null).orElseThrow().fields())
        .filteredOn(field -> field.required() && field.initial().isEmpty())
        .extracting(field -> field.name())
        .containsExactly("email", "password");
  }

  @Test
  void triesBothServersBeforeAnythingIsStored() throws Exception {
    LoginStep step = verify(typed());
    assertThat(step).isInstanceOf(LoginStep.Done.class);
    assertThat(((LoginStep.Done) step).registration().fields())
        .containsEntry("smtp_port", Integer.toString(smtp.port()))
        .containsEntry("imap_port", "993")
        .containsEntry("security", "tls");
    assertThat(mailboxes.tried).hasSize(1);
    assertThat(smtp.commands()).anyMatch(each -> each.startsWith("AUTH"));
  }

  @Test
  void findsTheServersByTheAddress() throws Exception {
    Map<String, String> dead = servers();
    dead.put("smtp_port", "1");
    found = List.of(dead, servers());
    Map<String, String> typed =
        Map.of("email", "alice@mail.example", "password", "s3cret", "security", "starttls");
    LoginStep.Done done = (LoginStep.Done) verify(typed);
    assertThat(done.registration().fields())
        .containsAllEntriesOf(servers())
        .containsEntry("password", "s3cret");
  }

  @Test
  void saysWhenTheServersCannotBeFound() {
    assertRefused(
        Map.of("email", "alice@mail.example", "password", "x"), FailureReason.CONTENT_REFUSED);
  }

  @Test
  void refusesAWrongPasswordOnEitherServer() {
    mailboxes.refusal =
        new LegacyException(FailureReason.CREDENTIALS_REFUSED, Text.literal("Wrong"));
    assertRefused(typed(), FailureReason.CREDENTIALS_REFUSED);
    mailboxes.refusal = null;
    smtp.answer("AUTH", "535 5.7.8 Wrong");
    assertRefused(typed(), FailureReason.CREDENTIALS_REFUSED);
  }

  @Test
  void tellsNoPasswordToHostsThatTheAdminDidNotAllow() {
    Map<String, String> typed = typed();
    typed.put("imap_host", "evil.example");
    assertRefused(typed, FailureReason.NETWORK_NOT_ALLOWED);
    assertThat(mailboxes.tried).isEmpty();
  }

  @Test
  void refusesAnAddressThatIsNone() {
    Map<String, String> typed = typed();
    typed.put("email", "alice");
    assertRefused(typed, FailureReason.ADDRESS_INVALID);
  }

  @Test
  void readsTheMailboxAndKeepsCopiesThere() throws Exception {
    try (LegacySession session = login(new Events())) {
      mailboxes.arrive("From: bob@x.example\r\nMessage-ID: <m1@x>\r\n\r\nHello\r\n");
      await().until(() -> context.inbox().accepted().size() == 1);
      assertThat(context.inbox().accepted().get(0).user()).isEqualTo(ALICE.id());
      assertThat(send(session)).isInstanceOf(SendOutcome.Accepted.class);
      assertThat(mailboxes.copies).hasSize(1);
      assertThat(smtp.mails())
          .singleElement()
          .asString()
          .contains("From: Alice <alice@mail.example>");
    }
    assertThat(mailboxes.isOpen).isFalse();
  }

  @Test
  void saysOnceThatTheMailboxCannotBeRead() throws Exception {
    Events events = new Events();
    try (LegacySession session = login(events)) {
      mailboxes.listener().disturbed(Text.literal("Away"));
      mailboxes.listener().disturbed(Text.literal("Away"));
      assertThat(events.context.events(ServiceNotice.class)).hasSize(1);
      mailboxes.listener().restored();
      mailboxes.listener().disturbed(Text.literal("Away"));
      assertThat(events.context.events(ServiceNotice.class)).hasSize(2);
      assertThat(session).isNotNull();
    }
    mailboxes.listener().disturbed(Text.literal("Away"));
    assertThat(events.context.events(ServiceNotice.class)).hasSize(2);
  }

  @Test
  void endsWhenThePasswordHasBeenChanged() throws Exception {
    Events events = new Events();
    try (LegacySession session = login(events)) {
      mailboxes
          .listener()
          .ended(new LegacyException(FailureReason.CREDENTIALS_REFUSED, Text.literal("Changed")));
      assertThat(events.context.await(SessionEnded.class).reason())
          .isEqualTo(FailureReason.CREDENTIALS_REFUSED);
      assertThat(session).isNotNull();
    }
  }

  @Test
  void letsNobodyInWhoHasNoMailbox() {
    assertThatExceptionOfType(LegacyException.class)
        .isThrownBy(() -> service.login(ALICE, context.session()))
        .extracting(LegacyException::reason)
        .isEqualTo(FailureReason.ACCOUNT_REQUIRED);
  }

  @Test
  void understandsAddressesAsPeopleWriteThem() throws Exception {
    assertThat(service.parse(" mailto:Bob@X.example ", scope -> Map.of()))
        .isEqualTo(service.resolve("bob@x.example"));
    assertThat(service.addressPrompt().prompt().in(Locale.GERMAN)).isEqualTo("Mailadresse");
  }

  /** The context of a session of somebody who registered. */
  private final class Events {
    private final RecordingSessionContext context =
        new RecordingSessionContext(
            SerialMailbox.immediate(),
            EmailAccountTest.this.context.scheduler(),
            Clock.systemUTC(),
            scope -> scope.isEmpty() ? typed() : Map.of());
  }

  private LegacySession login(Events events) throws LegacyException {
    return service.login(ALICE, events.context);
  }

  private static SendOutcome send(LegacySession session) throws Exception {
    return session
        .send(
            new OutgoingMessage("c1", new LegacyAddress("bob@x.example"), MessageText.plain("Hi")))
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  private LoginStep verify(Map<String, String> fields) throws LegacyException {
    return service.verify(new Registration(ALICE, Optional.empty(), fields), scope -> Map.of());
  }

  private void assertRefused(Map<String, String> fields, FailureReason reason) {
    assertThatExceptionOfType(LegacyException.class)
        .isThrownBy(() -> verify(fields))
        .extracting(LegacyException::reason)
        .isEqualTo(reason);
  }

  private Map<String, String> servers() {
    return new HashMap<>(
        Map.of(
            "imap_host", "imap.mail.example",
            "imap_port", "993",
            "smtp_host", "localhost",
            "smtp_port", Integer.toString(smtp.port()),
            "security", "tls"));
  }

  private Map<String, String> typed() {
    Map<String, String> all = servers();
    all.putAll(Map.of("email", "alice@mail.example", "password", "s3cret", "name", "Alice"));
    return all;
  }

  /** Mailboxes without a server. */
  private static final class ScriptedMailboxes implements Mailboxes {
    private final List<MailAccount> tried = new ArrayList<>();
    private final List<byte[]> copies = new ArrayList<>();
    private @Nullable LegacyException refusal;
    private @Nullable Listener listener;
    private boolean isOpen;

    private Listener listener() {
      if (listener == null) {
        throw new AssertionError("No mailbox is open");
      }
      return listener;
    }

    void arrive(String mail) {
      listener()
          .arrived(
              mail.getBytes(StandardCharsets.UTF_8), Optional.of(Instant.now()), Optional.empty());
    }

    @Override
    public Open open(String user, MailAccount account, Listener events) {
      listener = events;
      isOpen = true;
      return new Open() {
        @Override
        public void keep(byte[] mail) {
          copies.add(mail);
        }

        @Override
        public void close() {
          isOpen = false;
        }
      };
    }

    @Override
    public void tryLogin(MailAccount account) throws LegacyException {
      if (refusal != null) {
        throw refusal;
      }
      tried.add(account);
    }

    @Override
    public CompletionStage<Void> forget(String user) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
      isOpen = false;
    }
  }
}
