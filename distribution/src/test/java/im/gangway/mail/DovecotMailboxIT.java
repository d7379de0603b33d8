package im.gangway.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import im.gangway.email.imap.ImapLimits;
import im.gangway.email.imap.ImapMailboxes;
import im.gangway.email.imap.MailHost;
import im.gangway.email.imap.MailLogin;
import im.gangway.email.imap.MailboxWatch;
import im.gangway.email.imap.WatchedMailbox;
import im.gangway.email.imap.wire.HostResolver;
import im.gangway.email.imap.wire.WireLimits;
import im.gangway.peers.CertificateAuthority;
import im.gangway.peers.Dovecot;
import im.gangway.peers.PeerLogs;
import im.gangway.peers.TokenServer;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Mailboxes of a real Dovecot: by IDLE, by access tokens, and when something goes wrong. */
@ExtendWith(PeerLogs.class)
class DovecotMailboxIT {
  private static final String PASSWORD = "garden-gate";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final AtomicInteger COUNTER = new AtomicInteger();

  private static CertificateAuthority authority;
  private static TokenServer tokens;
  private static Dovecot dovecot;
  private static MailSource source;

  private final String alice = "alice" + COUNTER.incrementAndGet() + "@example.net";
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
  private final HeardMails heard = new HeardMails();
  private ImapMailboxes mailboxes;

  @BeforeAll
  static void startServers() {
    authority = CertificateAuthority.create();
    tokens = TokenServer.start();
    Map<String, String> users =
        IntStream.rangeClosed(1, 9)
            .boxed()
            .collect(Collectors.toMap(each -> "alice" + each + "@example.net", each -> PASSWORD));
    dovecot = Dovecot.withTokens(authority.issue("localhost"), users, tokens.port());
    source = new MailSource(dovecot.lmtpPort(), 1);
  }

  @AfterAll
  static void stopServers() {
    source.close();
    dovecot.close();
    tokens.close();
    authority.close();
  }

  @BeforeEach
  void start() {
    mailboxes =
        new ImapMailboxes(
            authority.trust(),
            HostResolver.SYSTEM,
            pool,
            timers,
            Clock.systemUTC(),
            host -> Circuit.NONE,
            WireLimits.DEFAULT,
            new ImapLimits(
                1 << 20,
                8L << 20,
                4,
                Duration.ofMinutes(9),
                Duration.ofMinutes(2),
                Duration.ofMinutes(5),
                Duration.ofSeconds(1),
                Duration.ofMillis(200),
                Duration.ofSeconds(1)));
  }

  @AfterEach
  void stop() {
    mailboxes.close();
    timers.shutdownNow();
    pool.shutdownNow();
  }

  @Test
  void tellsAMailAsSoonAsItIsDelivered() {
    try (MailboxWatch watch = open(password())) {
      awaitOnline(1);
      for (int i = 1; i <= 5; i++) {
        deliver("mail " + i);
        await().atMost(PATIENCE).until(() -> source.waiting() == 0);
        long delivered = System.nanoTime();
        awaitMail("mail " + i);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - delivered);
        System.out.println("told at most " + millis + " ms after Dovecot had it");
      }
      assertThat(heard.mails()).hasSize(5);
    }
  }

  @Test
  void keepsACopyOfWhatWasSent() throws Exception {
    try (MailboxWatch watch = open(password())) {
      awaitOnline(1);
      byte[] copy =
          "From: alice@example.net\r\nSubject: Sent\r\n\r\nHello\r\n"
              .getBytes(StandardCharsets.US_ASCII);
      watch.keepSent(copy).toCompletableFuture().get(60, TimeUnit.SECONDS);
      assertThat(dovecot.mails(alice, "Sent")).hasSize(1).first().asString().contains("Hello");
    }
  }

  @Test
  void losesAndDoublesNothingWhenDovecotRestarts() {
    try (MailboxWatch watch = open(password())) {
      awaitOnline(1);
      deliver("before");
      awaitMail("before");
      dovecot.stop();
      await().atMost(PATIENCE).until(() -> heard.states().size() > 1);
      assertThat(heard.states().get(1)).startsWith("NETWORK_UNREACHABLE");
      deliver("meanwhile");
      dovecot.startAgain();
      awaitOnline(2);
      awaitMail("meanwhile");
      deliver("after");
      awaitMail("after");
      assertThat(heard.mails()).hasSize(3);
    }
  }

  @Test
  void doesNotLogInWhereTheCertificateIsAnothers() {
    try (MailboxWatch watch = open(password())) {
      awaitOnline(1);
      dovecot.setCertificate(authority.issue("elsewhere.example"));
      dovecot.kick(alice);
      await()
          .atMost(PATIENCE)
          .until(() -> heard.states().stream().anyMatch(it -> it.contains("certificate")));
      dovecot.setCertificate(authority.issue("localhost"));
      awaitOnline(2);
    }
  }

  @Test
  void saysThatThePasswordIsRefusedAndTriesNoMore() {
    try (MailboxWatch watch = open(password())) {
      awaitOnline(1);
      dovecot.setPassword(alice, "another");
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                dovecot.kick(alice);
                return heard.states().stream().anyMatch(it -> it.startsWith("CREDENTIALS_REFUSED"));
              });
    }
  }

  @Test
  void readsByAccessTokensAndRenewsThem() {
    AtomicBoolean isRenewed = new AtomicBoolean();
    MailLogin.TokenSource renewing =
        isRefused -> {
          isRenewed.compareAndSet(false, isRefused);
          return CompletableFuture.completedFuture(isRefused ? "second" : "first");
        };
    tokens.issue("first", alice);
    try (MailboxWatch watch = open(new MailLogin.Token(alice, renewing))) {
      awaitOnline(1);
      tokens.expire("first");
      tokens.issue("second", alice);
      dovecot.kick(alice);
      deliver("by token");
      awaitMail("by token");
      await().atMost(PATIENCE).until(isRenewed::get);
      assertThat(heard.states()).noneMatch(it -> it.startsWith("CREDENTIALS_REFUSED"));
    }
  }

  @Test
  void refusesAnExpiredToken() {
    MailLogin expired =
        new MailLogin.Token(alice, isRefused -> CompletableFuture.completedFuture("old"));
    assertThatThrownBy(
            () ->
                mailboxes.tryLogin(host(), expired).toCompletableFuture().get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(LegacyException.class)
        .cause()
        .extracting(each -> ((LegacyException) each).reason())
        .isEqualTo(FailureReason.CREDENTIALS_REFUSED);
  }

  private MailboxWatch open(MailLogin login) {
    List<String> folders = List.of(WatchedMailbox.INBOX);
    return mailboxes.open(
        new WatchedMailbox(host(), login, folders, Instant.EPOCH, Map.of()), heard);
  }

  private MailHost host() {
    return new MailHost("localhost", dovecot.imapsPort(), MailHost.Security.TLS);
  }

  private MailLogin password() {
    return new MailLogin.Password(alice, PASSWORD);
  }

  private void deliver(String text) {
    source.send(alice, "From: bob@example.net\nSubject: " + text + "\n\nHello\n");
  }

  private void awaitMail(String subject) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> heard.mails().stream().anyMatch(it -> it.contains("Subject: " + subject)));
  }

  private void awaitOnline(int times) {
    await()
        .atMost(PATIENCE)
        .until(() -> heard.states().stream().filter("online"::equals).count() >= times);
  }
}
