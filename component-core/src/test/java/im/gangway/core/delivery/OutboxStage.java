package im.gangway.core.delivery;

import im.gangway.core.address.GatewayAddresses;
import im.gangway.core.address.Target;
import im.gangway.core.config.RegistrationPolicy;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.MessageRequest;
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
import im.gangway.core.storage.Database;
import im.gangway.core.storage.OutgoingStore;
import im.gangway.core.stream.StanzaSink;
import im.gangway.core.testing.SteppingScheduler;
import im.gangway.transport.Account;
import im.gangway.transport.AfterCrash;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyService;
import im.gangway.transport.LegacySession;
import im.gangway.transport.LegacyTarget;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.OutgoingMessage.Extras;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.SessionContext;
import im.gangway.transport.TransportInfo;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;

/**
 * An outbox with a real database between a sink and a network that the test drives; its time stands
 * still until the test steps. Mailboxes run in the thread that gives them work.
 */
final class OutboxStage implements AutoCloseable {
  private static final String DOMAIN = "legacy.example.org";
  private static final JID ROMEO = new JID("romeo@example.org/r1");
  private static final TransportInfo INFO =
      TransportInfo.of("sample", "Sample", new TransportInfo.Identity("gateway", "sms"))
          .called(TransportInfo.Calls.NEVER_BLOCK)
          .keepingMessages(AfterCrash.REPEAT);

  private final SteppingScheduler scheduler = new SteppingScheduler();
  private final BlockingQueue<Element> told = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
  private final String url;
  private final Database database;
  private final Sessions sessions;
  private final Outbox outbox;
  private volatile SendOutcome outcome = SendOutcome.accepted();

  OutboxStage(Path folder) {
    url = "jdbc:sqlite:" + folder.resolve("gangway.db");
    database = Database.open(url);
    OutgoingStore store = new OutgoingStore(database, scheduler.clock());
    Metrics metrics = new Metrics();
    sessions = Sessions.create(registry -> environment(registry, metrics));
    Service service = new Service();
    GatewayContext context =
        new GatewayContext(
            DOMAIN,
            "example.org",
            INFO,
            service,
            new GatewayAddresses(DOMAIN, service),
            RegistrationPolicy.OPTIONAL,
            jid -> false,
            20,
            scheduler.clock(),
            scheduler.clock().instant());
    outbox =
        new Outbox(
            context,
            store,
            sessions,
            new SenderNews(DOMAIN, store, new Sink()),
            new DeliveryMetrics(metrics.process()),
            scheduler);
  }

  private SessionEnvironment environment(Sessions registry, Metrics metrics) {
    return new SessionEnvironment(
        DOMAIN,
        INFO,
        new Service(),
        new Sink(),
        (event, session) -> {},
        AccountSource.ANONYMOUS,
        SettingsSource.NONE,
        List.of(),
        registry,
        Runnable::run,
        Runnable::run,
        scheduler,
        scheduler.clock(),
        Duration.ofSeconds(30),
        SessionLimits.of(Duration.ofSeconds(120), 600),
        LoginNews.NONE,
        new LoginQueue(50),
        new Circuits(DOMAIN, scheduler.clock(), () -> 0.5, metrics.process()));
  }

  /** What comes of messages that are sent from now on. */
  void outcome(SendOutcome next) {
    outcome = next;
  }

  /** The user writes to the nurse; done when the message is stored. */
  CompletionStage<Void> write(String id, String text) {
    CompletableFuture<Void> stored = new CompletableFuture<>();
    inSession(
        session ->
            outbox
                .send(request(id, session), new LegacyAddress("nurse"), text, Extras.NONE)
                .whenComplete(
                    (done, failure) -> {
                      if (failure == null) {
                        stored.complete(null);
                      } else {
                        stored.completeExceptionally(failure);
                      }
                    }));
    return stored;
  }

  private static MessageRequest request(String id, UserSession session) {
    Message stanza = new Message();
    stanza.setType(Message.Type.chat);
    stanza.setID(id);
    stanza.setFrom(ROMEO);
    stanza.setTo(new JID("nurse@" + DOMAIN));
    LegacyAddress nurse = new LegacyAddress("nurse");
    return new MessageRequest(stanza, new Target.Contact(nurse), session);
  }

  /** The gateway lets go of the user: what waits is in the store only. */
  void letGo() {
    inSession(session -> OutgoingQueue.of(session, outbox).ended());
  }

  /** The link to the server has come up. */
  void linkUp() {
    inSession(session -> OutgoingQueue.of(session, outbox).resume());
  }

  private void inSession(Consumer<UserSession> work) {
    if (!sessions.offer(ROMEO, work)) {
      throw new AssertionError("The mailbox is full");
    }
  }

  /** What is stored can neither be read nor written until it is repaired. */
  void breakStore() {
    run("ALTER TABLE outgoing RENAME TO hidden");
  }

  void repairStore() {
    run("ALTER TABLE hidden RENAME TO outgoing");
  }

  private void run(String sql) {
    try (Connection other = DriverManager.getConnection(url);
        Statement statement = other.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 60000");
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** How long the next timer has to wait; null if there is none. */
  @Nullable Duration untilNextTimer() {
    return scheduler.untilNext();
  }

  /** Whether there is a stanza for the user. */
  boolean hasTold() {
    return !told.isEmpty();
  }

  void advance(Duration step) {
    scheduler.advance(step);
  }

  /** The text of the next message that the network was handed. */
  String nextSent() throws InterruptedException {
    return next(sent);
  }

  /** The next stanza for the user. */
  Element nextTold() throws InterruptedException {
    return next(told);
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(60, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("Nothing came");
    }
    return next;
  }

  @Override
  public void close() {
    database.close();
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
    public void close() {
      // nothing is open
    }
  }

  private final class Session implements LegacySession {
    @Override
    public CompletionStage<SendOutcome> send(OutgoingMessage message) {
      SendOutcome now = outcome;
      sent.add(message.text().text());
      return CompletableFuture.completedFuture(now);
    }

    @Override
    public void close(String text) {
      // nothing is open
    }
  }

  private final class Sink implements StanzaSink {
    @Override
    public boolean send(Element stanza) {
      return told.add(stanza);
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
