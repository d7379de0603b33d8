package im.gangway.core.contact;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.metrics.Metrics;
import im.gangway.core.session.AccountSource;
import im.gangway.core.session.Circuits;
import im.gangway.core.session.LoginNews;
import im.gangway.core.session.LoginQueue;
import im.gangway.core.session.SessionEnvironment;
import im.gangway.core.session.SessionLimits;
import im.gangway.core.session.Sessions;
import im.gangway.core.session.SettingsSource;
import im.gangway.core.session.UserSession;
import im.gangway.core.stream.StanzaSink;
import im.gangway.core.testing.SteppingScheduler;
import im.gangway.transport.Account;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyService;
import im.gangway.transport.LegacySession;
import im.gangway.transport.LegacyTarget;
import im.gangway.transport.MessageText;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.SendOutcome.Accepted;
import im.gangway.transport.SessionContext;
import im.gangway.transport.TransportInfo;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.dom4j.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

class SendQueueTest {
  private final SteppingScheduler scheduler = new SteppingScheduler();
  private final Queue<Runnable> lane = new ArrayDeque<>();
  private final List<String> sent = new ArrayList<>();
  private SendQueue queue;

  @BeforeEach
  void openSession() {
    Sessions sessions = Sessions.create(this::environment);
    UserSession[] opened = new UserSession[1];
    sessions.offer(new JID("romeo@example.org/r1"), session -> opened[0] = session);
    queue = new SendQueue(opened[0]);
  }

  private SessionEnvironment environment(Sessions registry) {
    return new SessionEnvironment(
        "legacy.example.org",
        TransportInfo.of("sample", "Sample", new TransportInfo.Identity("gateway", "sms")),
        new Service(),
        new Sink(),
        (event, session) -> {},
        AccountSource.ANONYMOUS,
        SettingsSource.NONE,
        List.of(),
        registry,
        Runnable::run,
        lane::add,
        scheduler,
        scheduler.clock(),
        Duration.ofSeconds(30),
        SessionLimits.of(Duration.ofSeconds(120), 600),
        LoginNews.NONE,
        new LoginQueue(50),
        new Circuits("legacy.example.org", scheduler.clock(), () -> 0.5, new Metrics().process()));
  }

  private CompletableFuture<Accepted> send(String text) {
    return queue
        .send(new OutgoingMessage(text, new LegacyAddress("nurse"), MessageText.plain(text)))
        .toCompletableFuture();
  }

  private void runLane() {
    for (Runnable next = lane.poll(); next != null; next = lane.poll()) {
      next.run();
    }
  }

  private static Condition condition(CompletableFuture<?> failed) {
    List<Condition> found = new ArrayList<>();
    failed.whenComplete(
        (value, failure) -> {
          Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
          if (cause instanceof StanzaException stanza) {
            found.add(stanza.error().condition());
          }
        });
    return found.get(0);
  }

  @Test
  @DisplayName("K-07 what waits is sent in order once the login is through")
  void keepsTheOrder() {
    send("one");
    send("two");
    assertThat(sent).isEmpty();
    runLane();
    assertThat(sent).containsExactly("one", "two");
  }

  @Test
  @DisplayName("K-07 at most 50 messages wait")
  void letsFiftyWait() {
    IntStream.range(0, 50).forEach(i -> assertThat(send("text " + i)).isNotDone());
    assertThat(condition(send("too many"))).isEqualTo(Condition.RESOURCE_CONSTRAINT);
    runLane();
    assertThat(sent).hasSize(50);
    assertThat(send("later")).isNotDone();
  }

  @Test
  @DisplayName("K-07 who has waited for 60 seconds is told, and nothing is sent later")
  void givesUpAfterAMinute() {
    CompletableFuture<Accepted> early = send("early");
    scheduler.advance(Duration.ofSeconds(59));
    CompletableFuture<Accepted> late = send("late");
    assertThat(early).isNotDone();
    scheduler.advance(Duration.ofSeconds(1));
    assertThat(condition(early)).isEqualTo(Condition.REMOTE_SERVER_TIMEOUT);
    runLane();
    assertThat(sent).containsExactly("late");
    assertThat(late).isCompleted();
  }

  private final class Service implements LegacyService {
    @Override
    public LegacyTarget resolve(String localpart) {
      return new LegacyTarget.Contact(new LegacyAddress(localpart));
    }

    @Override
    public LegacySession login(Account account, SessionContext context) {
      return new Session();
    }

    @Override
    public void close() {}
  }

  private final class Session implements LegacySession {
    @Override
    public CompletionStage<SendOutcome> send(OutgoingMessage message) {
      sent.add(message.text().text());
      return CompletableFuture.completedFuture(SendOutcome.accepted());
    }

    @Override
    public void close(String text) {}
  }

  private static final class Sink implements StanzaSink {
    @Override
    public boolean send(Element stanza) {
      return true;
    }

    @Override
    public boolean isCongested() {
      return false;
    }

    @Override
    public void whenReady(Runnable task) {
      task.run();
    }

    @Override
    public int interruptions() {
      return 0;
    }
  }
}
