package im.gangway.email.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import im.gangway.email.imap.MailHost.Security;
import im.gangway.email.imap.RawMail.Extent;
import im.gangway.email.imap.wire.HostResolver;
import im.gangway.email.imap.wire.WireLimits;
import im.gangway.email.testing.ScriptedImapServer;
import im.gangway.email.testing.TestCertificate;
import im.gangway.transport.Circuit;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MailboxWatchTest {
  private static final Instant REGISTERED = Instant.parse("2026-11-01T12:00:00Z");
  private static final Instant LATER = REGISTERED.plusSeconds(3600);
  private static TestCertificate certificate;

  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(1);
  private final RememberingListener listener = new RememberingListener();
  private ScriptedImapServer server;
  private ImapMailboxes mailboxes;

  @SuppressWarnings("NullAway.Init")
  private MailboxWatch watch;

  @BeforeAll
  static void makeCertificate() {
    certificate = TestCertificate.forLocalhost();
  }

  @BeforeEach
  void start() {
    server = ScriptedImapServer.withTls(certificate);
    mailboxes = mailboxes(certificate, Duration.ofMinutes(5));
  }

  @AfterEach
  void stop() {
    if (watch != null) {
      watch.close();
    }
    mailboxes.close();
    server.close();
    pool.shutdownNow();
    timers.shutdownNow();
  }

  @Test
  void tellsAMailAsSoonAsTheServerDoes() {
    open();
    awaitIdle();

    server.deliver("INBOX", mail("one"), LATER);

    awaitMails("one");
    assertThat(listener.cursors()).containsExactly(new FolderCursor("INBOX", 7, 1, 0));
  }

  @Test
  void passesOverWhatIsOlderThanTheRegistration() {
    server.deliver("INBOX", mail("old"), REGISTERED.minusSeconds(60));
    server.deliver("INBOX", mail("new"), LATER);
    open();
    awaitMails("new");
  }

  @Test
  void storesHowFarItIsWhereThereIsNothingNew() {
    server.deliver("INBOX", mail("old"), REGISTERED.minusSeconds(60));
    open();
    await()
        .untilAsserted(
            () -> assertThat(listener.passed()).contains(new FolderCursor("INBOX", 7, 1, 0)));
  }

  @Test
  void goesOnAfterTheStoredCursor() {
    server.deliver("INBOX", mail("one"), LATER);
    server.deliver("INBOX", mail("two"), LATER);
    watch = mailboxes.open(mailbox(Map.of("INBOX", new FolderCursor("INBOX", 7, 1, 0))), listener);
    awaitMails("two");
  }

  @Test
  void neitherLosesNorDoublesWhenConnectionsEnd() {
    open();
    for (int i = 0; i < 40; i++) {
      server.deliver("INBOX", mail("mail" + i), LATER);
      if (i % 10 == 5) {
        server.dropAll();
      }
    }
    await().untilAsserted(() -> assertThat(listener.ids()).hasSize(40).doesNotHaveDuplicates());
  }

  @Test
  void tellsAMailAgainThatCouldNotBeTaken() {
    listener.failNext(1);
    open();
    server.deliver("INBOX", mail("one"), LATER);
    awaitMails("one");
  }

  @Test
  void knowsItsMailsAfterAFolderWasRebuilt() {
    open();
    awaitIdle();
    server.deliver("INBOX", mail("one"), LATER);
    server.deliver("INBOX", mail("two"), LATER);
    awaitMails("one", "two");

    server.rebuild("INBOX");
    server.deliver("INBOX", mail("three"), LATER);
    server.dropAll();

    awaitMails("one", "two", "three");
    assertThat(listener.cursors()).last().isEqualTo(new FolderCursor("INBOX", 8, 103, 103));
  }

  @Test
  void pollsWhereThereIsNoIdle() {
    server.capabilities("IMAP4rev1 AUTH=PLAIN");
    open();
    await().until(() -> server.commands().contains("NOOP"));
    server.deliver("INBOX", mail("one"), LATER);
    server.dropAll();
    awaitMails("one");
  }

  @Test
  void renewsIdleBeforeTheServerLosesPatience() {
    mailboxes.close();
    mailboxes = mailboxes(certificate, Duration.ofMillis(100));
    open();
    await().until(() -> server.commands().stream().filter("IDLE"::equals).count() >= 3);
    assertThat(server.logins()).isEqualTo(1);
  }

  @Test
  void readsFurtherFoldersToo() {
    server.folder("Lists");
    server.deliver("Lists", mail("list"), LATER);
    server.deliver("INBOX", mail("one"), LATER);
    watch = mailboxes.open(mailbox(List.of("INBOX", "Lists", "Gone"), Map.of()), listener);
    awaitMails("list", "one");
  }

  @Test
  void givesUpOnAMailThatTheServerCannotHandOut() {
    server.dropAt(1, 100);
    server.deliver("INBOX", mail("bad"), LATER);
    server.deliver("INBOX", mail("good"), LATER);
    open();
    await().untilAsserted(() -> assertThat(listener.ids()).contains("<good@example.org>"));
    assertThat(listener.extents()).containsExactly(Extent.NONE, Extent.WHOLE);
  }

  @Test
  void fetchesOnlyTheHeaderOfAHugeMail() {
    server.deliver("INBOX", mail("huge") + "x".repeat(70_000), LATER);
    open();
    awaitMails("huge");
    assertThat(listener.extents()).containsExactly(Extent.HEADER);
  }

  @Test
  void saysThatThePasswordWasRefusedAndStops() {
    server.secret("another");
    open();
    await()
        .untilAsserted(
            () -> assertThat(listener.states()).containsExactly("refused CREDENTIALS_REFUSED"));
    assertThat(server.logins()).isEqualTo(1);
  }

  @Test
  void triesAgainWhenTheServerSaysThatItWillPass() {
    server.secret("another");
    server.refusal("NO [UNAVAILABLE] Come back later");
    open();
    await().until(() -> listener.states().contains("unreachable NETWORK_UNREACHABLE"));
    server.secret("geheim");
    await().until(() -> listener.states().contains("online"));
  }

  @Test
  void healsWhenTheServerIsBack() {
    open();
    awaitIdle();
    int port = server.port();
    server.close();
    await().until(() -> listener.states().contains("unreachable NETWORK_UNREACHABLE"));

    server = ScriptedImapServer.withTls(certificate, port);
    server.deliver("INBOX", mail("one"), LATER);

    await().untilAsserted(() -> assertThat(listener.ids()).contains("<one@example.org>"));
    assertThat(listener.states()).endsWith("online");
  }

  @Test
  void sendsNoPasswordToAServerOfAnotherName() {
    server.close();
    server = ScriptedImapServer.withTls(TestCertificate.forName("other.example"));
    assertRefused("not from an authority");
    assertThat(server.commands()).isEmpty();
  }

  @Test
  void sendsNoPasswordToATrustedServerOfAnotherName() {
    TestCertificate other = TestCertificate.forName("other.example");
    server.close();
    server = ScriptedImapServer.withTls(other);
    mailboxes.close();
    mailboxes = mailboxes(other, Duration.ofMinutes(5));
    assertRefused("is for another name");
    assertThat(server.commands()).isEmpty();
  }

  @Test
  void beginsTlsBeforeThePasswordIsSent() throws Exception {
    server.close();
    server = ScriptedImapServer.withStartTls(certificate);
    tryLogin(Security.STARTTLS, new MailLogin.Password("alice", "geheim"));
    assertThat(server.commands().get(0)).isEqualTo("STARTTLS");
  }

  @Test
  void refusesTextThatSomebodyPutBehindStartTls() {
    server.close();
    server = ScriptedImapServer.withStartTls(certificate);
    server.behindStartTls("* CAPABILITY IMAP4rev1\r\n");
    assertThatThrownBy(() -> tryLogin(Security.STARTTLS, new MailLogin.Password("alice", "geheim")))
        .hasRootCauseInstanceOf(LegacyException.class);
    assertThat(server.commands()).containsExactly("STARTTLS");
  }

  @Test
  void logsInWithATokenThatHasBeenRenewed() throws Exception {
    server.capabilities("IMAP4rev1 AUTH=XOAUTH2 SASL-IR");
    server.secret("fresh");
    tryLogin(
        Security.TLS,
        new MailLogin.Token(
            "alice", refused -> CompletableFuture.completedFuture(refused ? "fresh" : "stale")));
    assertThat(server.logins()).isEqualTo(2);
  }

  @Test
  void logsInWithABearerTokenWithoutAnInitialResponse() throws Exception {
    server.capabilities("IMAP4rev1 AUTH=OAUTHBEARER");
    server.secret("fresh");
    tryLogin(
        Security.TLS,
        new MailLogin.Token("alice", refused -> CompletableFuture.completedFuture("fresh")));
    assertThat(server.commands()).contains("AUTHENTICATE OAUTHBEARER");
  }

  @Test
  void logsInByTheOldCommandWhereThereIsNoOther() throws Exception {
    server.capabilities("IMAP4rev1");
    server.secret("a\\\"b");
    tryLogin(Security.TLS, new MailLogin.Password("alice", "a\"b"));
  }

  @Test
  void marksMovesAndKeepsMails() {
    server.folder("Gesendet");
    server.folder("Junk");
    open();
    awaitIdle();
    server.deliver("INBOX", mail("one"), LATER);
    server.deliver("INBOX", mail("spam"), LATER);
    awaitMails("one", "spam");

    CompletionStage<Void> all =
        CompletableFuture.allOf(
            watch.markSeen(listener.cursors().get(0)).toCompletableFuture(),
            watch.markAnswered(listener.cursors().get(0)).toCompletableFuture(),
            watch.moveToJunk(listener.cursors().get(1)).toCompletableFuture(),
            watch.keepSent(mail("sent").getBytes(StandardCharsets.UTF_8)).toCompletableFuture());

    await().until(() -> all.toCompletableFuture().isDone());
    assertThat(all.toCompletableFuture()).isCompleted();
    assertThat(server.mails("INBOX")).hasSize(1);
    assertThat(server.mails("INBOX").get(0).flags())
        .containsExactlyInAnyOrder("\\Seen", "\\Answered");
    assertThat(server.mails("Junk")).hasSize(1);
    assertThat(server.mails("Gesendet")).hasSize(1);
  }

  @Test
  void touchesNoMailUnderALostUid() {
    open();
    awaitIdle();
    CompletableFuture<Void> marked =
        watch.markSeen(new FolderCursor("INBOX", 6, 1, 0)).toCompletableFuture();
    await().until(marked::isDone);
    assertThat(marked).isCompletedExceptionally();
  }

  private void open() {
    watch = mailboxes.open(mailbox(Map.of()), listener);
  }

  private void awaitIdle() {
    await().until(() -> server.commands().contains("IDLE"));
  }

  private void awaitMails(String... names) {
    String[] ids =
        List.of(names).stream().map(each -> '<' + each + "@example.org>").toArray(String[]::new);
    await().untilAsserted(() -> assertThat(listener.ids()).containsExactly(ids));
  }

  private void assertRefused(String words) {
    assertThatThrownBy(() -> tryLogin(Security.TLS, new MailLogin.Password("alice", "geheim")))
        .hasCauseInstanceOf(LegacyException.class)
        .hasMessageContaining(words)
        .cause()
        .extracting(each -> ((LegacyException) each).reason())
        .isEqualTo(FailureReason.NETWORK_UNREACHABLE);
  }

  private void tryLogin(Security security, MailLogin login) throws Exception {
    mailboxes
        .tryLogin(new MailHost("localhost", server.port(), security), login)
        .toCompletableFuture()
        .get();
  }

  private WatchedMailbox mailbox(Map<String, FolderCursor> cursors) {
    return mailbox(List.of("INBOX"), cursors);
  }

  private WatchedMailbox mailbox(List<String> folders, Map<String, FolderCursor> cursors) {
    return new WatchedMailbox(
        new MailHost("localhost", server.port(), Security.TLS),
        new MailLogin.Password("alice", "geheim"),
        folders,
        REGISTERED,
        cursors);
  }

  private ImapMailboxes mailboxes(TestCertificate trusted, Duration renewal) {
    return new ImapMailboxes(
        trusted.clientContext(),
        HostResolver.SYSTEM,
        pool,
        timers,
        Clock.systemUTC(),
        address -> Circuit.NONE,
        WireLimits.DEFAULT,
        new ImapLimits(
            65_000,
            1 << 20,
            4,
            renewal,
            Duration.ofMillis(100),
            Duration.ofSeconds(20),
            Duration.ofMillis(100),
            Duration.ofMillis(20),
            Duration.ofMillis(100)));
  }

  private static String mail(String name) {
    return "From: bob@example.org\r\nMessage-ID: <" + name + "@example.org>\r\n\r\nHello\r\n";
  }
}
