package im.gangway.email.pop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import im.gangway.email.imap.MailHost;
import im.gangway.email.imap.MailHost.Security;
import im.gangway.email.imap.MailLogin;
import im.gangway.email.imap.wire.HostResolver;
import im.gangway.email.testing.ScriptedPopServer;
import im.gangway.email.testing.TestCertificate;
import im.gangway.transport.Circuit;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PopMailboxesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final TestCertificate CERTIFICATE = TestCertificate.forLocalhost();
  private static final PopLimits LIMITS =
      new PopLimits(
          64 << 10,
          5,
          2,
          Duration.ofMillis(50),
          Duration.ofMillis(200),
          Duration.ofMillis(50),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60));

  private final Instant registered = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final ExecutorService pool = Executors.newFixedThreadPool(3);
  private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
  private final Told told = new Told();
  private ScriptedPopServer server = ScriptedPopServer.withTls(CERTIFICATE);
  private Security security = Security.TLS;
  private final PopMailboxes mailboxes = mailboxes(HostResolver.SYSTEM, CERTIFICATE);

  private PopMailboxes mailboxes(HostResolver resolver, TestCertificate trusted) {
    return new PopMailboxes(
        trusted.clientContext(),
        resolver,
        pool,
        timers,
        Clock.systemUTC(),
        address -> Circuit.NONE,
        LIMITS);
  }

  @AfterEach
  void close() {
    server.close();
    timers.shutdownNow();
    pool.shutdownNow();
  }

  @Test
  void tellsWhatCameSinceTheRegistrationAndDeletesNothing() {
    deliver("old", registered.minusSeconds(60));
    deliver("one", registered);
    try (PopWatch watch = open()) {
      awaitMails("one");
      deliver("two", registered.plusSeconds(1));
      awaitMails("one", "two");
      assertThat(watch).isNotNull();
    }
    assertThat(server.uids()).containsExactly("uid-old", "uid-one", "uid-two");
    assertThat(server.commands()).noneMatch(each -> each.startsWith("DELE"));
  }

  @Test
  void goesOnWhereItWasLeftAndTellsNothingTwice() {
    deliver("one", registered);
    try (PopWatch watch = open()) {
      awaitMails("one");
      assertThat(watch).isNotNull();
    }
    deliver("two", registered);
    try (PopWatch watch = open()) {
      awaitMails("one", "two");
      awaitPolls(3);
      awaitMails("one", "two");
      assertThat(watch).isNotNull();
    }
  }

  @Test
  void tellsMoreThanOnePollMay() {
    String[] ids = new String[12];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = "mail" + i;
      deliver(ids[i], registered);
    }
    try (PopWatch watch = open()) {
      await().atMost(PATIENCE).until(() -> told.mails.size() == ids.length);
      awaitPolls(2);
      assertThat(told.texts()).containsExactlyInAnyOrder(ids);
      assertThat(watch).isNotNull();
    }
  }

  @Test
  void tellsAgainWhatCouldNotBeStored() {
    told.isAway = true;
    deliver("one", registered);
    try (PopWatch watch = open()) {
      await().atMost(PATIENCE).until(() -> told.refusedMails > 1);
      told.isAway = false;
      awaitMails("one");
      assertThat(told.unreachable).isEmpty();
      assertThat(watch).isNotNull();
    }
  }

  @Test
  void goesPastAMailThatTheServerDoesNotHandOut() {
    server.breakAt("uid-bad");
    deliver("bad", registered);
    deliver("good", registered);
    try (PopWatch watch = open()) {
      await().atMost(PATIENCE).until(() -> told.mails.size() == 2);
      assertThat(told.mails.get(0).isWhole()).isFalse();
      assertThat(told.mails.get(0).bytes()).isEmpty();
      assertThat(told.texts().get(1)).isEqualTo("good");
      assertThat(watch).isNotNull();
    }
  }

  @Test
  void fetchesNoMoreThanTheHeaderOfAHugeMail() {
    server.deliver("uid-huge", header("huge", registered) + "x\r\n".repeat(64 << 10));
    try (PopWatch watch = open()) {
      await().atMost(PATIENCE).until(() -> told.mails.size() == 1);
      PopMail mail = told.mails.get(0);
      assertThat(mail.isWhole()).isFalse();
      assertThat(text(mail)).contains("Message-ID: <huge@x>").doesNotContain("x\r\nx");
      assertThat(mail.size()).isGreaterThan(LIMITS.mailBytes());
      assertThat(watch).isNotNull();
    }
  }

  @Test
  void stopsWhenThePasswordHasChanged() {
    try (PopWatch watch = open()) {
      await().atMost(PATIENCE).until(() -> told.online > 0);
      server.password("changed");
      await().atMost(PATIENCE).until(() -> told.refused.size() == 1);
      assertThat(told.refused.get(0).reason()).isEqualTo(FailureReason.CREDENTIALS_REFUSED);
      assertThat(watch).isNotNull();
    }
  }

  @Test
  void goesOnByItselfWhenTheMailboxIsInUse() {
    server.refuse("-ERR [IN-USE] locked");
    try (PopWatch watch = open()) {
      await().atMost(PATIENCE).until(() -> told.unreachable.size() == 1);
      server.password("geheim");
      await().atMost(PATIENCE).until(() -> told.online > 0);
      assertThat(told.refused).isEmpty();
      assertThat(watch).isNotNull();
    }
  }

  @Test
  void upgradesToTls() throws Exception {
    server.close();
    server = ScriptedPopServer.withStartTls(CERTIFICATE);
    security = Security.STARTTLS;
    mailboxes.tryLogin(host(), login("geheim"));
    assertThat(server.commands()).startsWith("STLS", "USER alice", "PASS");
  }

  @Test
  void tellsNoPasswordToAServerOfAnotherName() {
    TestCertificate other = TestCertificate.forName("other.example");
    server.close();
    server = ScriptedPopServer.withTls(other);
    assertRefused(
        mailboxes(HostResolver.SYSTEM, other), "geheim", FailureReason.NETWORK_UNREACHABLE);
    assertThat(server.commands()).isEmpty();
  }

  @Test
  void dialsNothingThatIsForbidden() {
    assertRefused(
        mailboxes(host -> List.<InetAddress>of(), CERTIFICATE),
        "geheim",
        FailureReason.NETWORK_NOT_ALLOWED);
  }

  @Test
  void saysThatThePasswordIsWrong() {
    assertRefused(mailboxes, "wrong", FailureReason.CREDENTIALS_REFUSED);
  }

  @Test
  void sendsNoCommandThatHidesInAPassword() {
    assertRefused(mailboxes, "a\r\nDELE 1", FailureReason.CREDENTIALS_REFUSED);
    assertThat(server.commands()).noneMatch(each -> each.contains("DELE"));
  }

  @Test
  void hangsUpOnAServerThatNeverStops() {
    server.flood();
    assertRefused(mailboxes, "geheim", FailureReason.NETWORK_UNREACHABLE);
  }

  private void assertRefused(PopMailboxes refusing, String password, FailureReason reason) {
    assertThatExceptionOfType(LegacyException.class)
        .isThrownBy(() -> refusing.tryLogin(host(), login(password)))
        .extracting(LegacyException::reason)
        .isEqualTo(reason);
  }

  private PopWatch open() {
    return mailboxes.open(new PopBox(host(), login("geheim"), registered), told);
  }

  private MailHost host() {
    return new MailHost("localhost", server.port(), security);
  }

  private static MailLogin.Password login(String password) {
    return new MailLogin.Password("alice", password);
  }

  private void deliver(String id, Instant at) {
    server.deliver("uid-" + id, header(id, at) + "Hello " + id + "\r\n.dot\r\n");
  }

  private static String header(String id, Instant at) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    return "Received: from a by b with ESMTP;\r\n\t"
        + date
        + "\r\nMessage-ID: <"
        + id
        + "@x>\r\n\r\n";
  }

  private void awaitMails(String... ids) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(told.texts()).containsExactly(ids));
  }

  private void awaitPolls(int more) {
    int before = told.online;
    await().atMost(PATIENCE).until(() -> told.online >= before + more);
  }

  private static String text(PopMail mail) {
    return new String(mail.bytes(), StandardCharsets.ISO_8859_1);
  }

  private static final class Told implements PopListener {
    private final List<PopMail> mails = new CopyOnWriteArrayList<>();
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final List<LegacyException> unreachable = new CopyOnWriteArrayList<>();
    private final List<LegacyException> refused = new CopyOnWriteArrayList<>();
    private volatile boolean isAway;
    private volatile int refusedMails;
    private volatile int online;

    List<String> texts() {
      return mails.stream()
          .map(each -> text(each).replaceAll("(?s).*Hello (\\w+)\r\n\\.dot\r\n", "$1"))
          .toList();
    }

    @Override
    public synchronized CompletionStage<Void> arrived(PopMail mail) {
      if (isAway) {
        refusedMails = refusedMails + 1;
        return CompletableFuture.failedFuture(new IllegalStateException("The store is away"));
      }
      mails.add(mail);
      known.add(mail.uid());
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Boolean> knows(String uid) {
      return CompletableFuture.completedFuture(known.contains(uid));
    }

    @Override
    public synchronized void online() {
      online = online + 1;
    }

    @Override
    public void unreachable(LegacyException why) {
      unreachable.add(why);
    }

    @Override
    public void refused(LegacyException why) {
      refused.add(why);
    }
  }
}
