package im.gangway.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import im.gangway.email.reach.HostGuard;
import im.gangway.email.store.MemoryValues;
import im.gangway.email.testing.ScriptedImapServer;
import im.gangway.email.testing.TestCertificate;
import im.gangway.email.testing.TestSettings;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import im.gangway.transport.testing.FixedTransportContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnMailboxesTest {
  private static final String USER = "alice@example.org";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final TestCertificate CERTIFICATE = TestCertificate.forLocalhost();

  private final ScriptedImapServer server = ScriptedImapServer.withTls(CERTIFICATE);
  private final Instant registered = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final Told told = new Told();
  private final FixedTransportContext context =
      FixedTransportContext.of(new EmailTransport().info(), TestSettings.accounts(Map.of()))
          .trusting(CERTIFICATE.clientContext());
  private final OwnMailboxes mailboxes = mailboxes(List.of("localhost"));

  private OwnMailboxes mailboxes(List<String> named) {
    return new OwnMailboxes(
        context, new MemoryValues(Clock.systemUTC(), 1000), new HostGuard(named));
  }

  @AfterEach
  void close() {
    mailboxes.close();
    server.close();
    context.close();
  }

  @Test
  void goesOnWhereItWasLeft() throws Exception {
    deliver("old", registered.minusSeconds(1));
    try (Mailboxes.Open open = open()) {
      deliver("one", registered);
      awaitMails("one");
      assertThat(open).isNotNull();
    }
    deliver("two", registered);
    try (Mailboxes.Open open = open()) {
      awaitMails("one", "two");
      assertThat(open).isNotNull();
    }
  }

  @Test
  void repeatsNothingWhenTheServerHasLostItsNumbers() throws Exception {
    try (Mailboxes.Open open = open()) {
      deliver("one", registered);
      awaitMails("one");
      assertThat(open).isNotNull();
    }
    server.rebuild("INBOX");
    deliver("two", registered);
    try (Mailboxes.Open open = open()) {
      awaitMails("one", "two");
      assertThat(open).isNotNull();
    }
  }

  @Test
  void offersAMailAgainThatCouldNotBeStored() throws Exception {
    try (Mailboxes.Open open = open()) {
      told.isAway = true;
      deliver("one", registered);
      await().atMost(PATIENCE).until(() -> told.refused > 0);
      assertThat(open).isNotNull();
    }
    told.isAway = false;
    try (Mailboxes.Open open = open()) {
      awaitMails("one");
      assertThat(open).isNotNull();
    }
  }

  @Test
  void forgetsAUserWhoLeft() throws Exception {
    try (Mailboxes.Open open = open()) {
      deliver("one", registered);
      awaitMails("one");
      assertThat(open).isNotNull();
    }
    mailboxes.forget(USER).toCompletableFuture().join();
    try (Mailboxes.Open open = open()) {
      awaitMails("one", "one");
      assertThat(open).isNotNull();
    }
  }

  @Test
  void saysThatThePasswordIsWrong() {
    server.secret("changed");
    assertRefused(mailboxes, FailureReason.CREDENTIALS_REFUSED);
  }

  @Test
  void dialsNoPrivateAddressThatTheAdminDidNotName() {
    OwnMailboxes guarded = mailboxes(List.of());
    assertRefused(guarded, FailureReason.NETWORK_NOT_ALLOWED);
    assertThat(server.connections()).isZero();
    guarded.close();
  }

  private void assertRefused(OwnMailboxes refusing, FailureReason reason) {
    assertThatExceptionOfType(LegacyException.class)
        .isThrownBy(() -> refusing.tryLogin(account()))
        .extracting(LegacyException::reason)
        .isEqualTo(reason);
  }

  private Mailboxes.Open open() throws LegacyException {
    return mailboxes.open(USER, account(), told);
  }

  private MailAccount account() throws LegacyException {
    return MailAccount.of(
        Map.of(
            "email", "alice@mail.example",
            "password", "geheim",
            "imap_host", "localhost",
            "imap_port", Integer.toString(server.port()),
            "smtp_host", "localhost",
            "security", "tls",
            "since", registered.toString()));
  }

  private void deliver(String id, Instant at) {
    server.deliver("INBOX", "Message-ID: <" + id + "@x>\r\n\r\nHello " + id + "\r\n", at);
  }

  private void awaitMails(String... ids) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(told.mails)
                    .extracting(each -> each.strip().replaceAll("(?s).*Hello ", ""))
                    .containsExactly(ids));
    await().atMost(PATIENCE).until(this::isWaiting);
  }

  /** Then what was read has been kept. */
  private boolean isWaiting() {
    List<String> commands = server.commands();
    return commands.get(commands.size() - 1).equals("IDLE");
  }

  /** Remembers what came. */
  private static final class Told implements Mailboxes.Listener {
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private volatile boolean isAway;
    private volatile int refused;

    @Override
    public CompletionStage<?> arrived(byte[] mail, Optional<Instant> at, Optional<Text> remark) {
      if (isAway) {
        refused = 1;
        return CompletableFuture.failedFuture(new IllegalStateException("The store is away"));
      }
      mails.add(new String(mail, StandardCharsets.UTF_8));
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void disturbed(Text why) {}

    @Override
    public void restored() {}

    @Override
    public void ended(LegacyException why) {}
  }
}
