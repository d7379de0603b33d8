package im.gangway.bench.hotpath;

import im.gangway.core.metrics.Metrics;
import im.gangway.core.session.AccountSource;
import im.gangway.core.session.Circuits;
import im.gangway.core.session.LoginNews;
import im.gangway.core.session.LoginQueue;
import im.gangway.core.session.SessionEnvironment;
import im.gangway.core.session.SessionLimits;
import im.gangway.core.session.Sessions;
import im.gangway.core.session.SettingsSource;
import im.gangway.core.stream.StanzaSink;
import im.gangway.transport.Ability;
import im.gangway.transport.Account;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LegacyService;
import im.gangway.transport.LegacySession;
import im.gangway.transport.LegacyTarget;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.SessionContext;
import im.gangway.transport.Text;
import im.gangway.transport.TransportInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.dom4j.Element;

/** Rooms that nobody can enter, and a stream that takes everything. */
final class NoNetwork implements LegacyService, StanzaSink {
  static final String DOMAIN = "irc.example.org";

  private static final TransportInfo INFO =
      TransportInfo.of("none", "None", new TransportInfo.Identity("gateway", "irc"))
          .able(Ability.ROOMS)
          .called(TransportInfo.Calls.NEVER_BLOCK);
  private static final int MESSAGES_PER_MINUTE = Integer.MAX_VALUE;

  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "scheduler");
            thread.setDaemon(true);
            return thread;
          });

  /** What sessions share; mailboxes and lanes run in the calling thread. */
  SessionEnvironment environment(Sessions sessions) {
    return new SessionEnvironment(
        DOMAIN,
        INFO,
        this,
        this,
        (event, session) -> {},
        AccountSource.ANONYMOUS,
        SettingsSource.NONE,
        List.of(),
        sessions,
        Runnable::run,
        Runnable::run,
        scheduler,
        Clock.systemUTC(),
        Duration.ofSeconds(30),
        SessionLimits.of(Duration.ofSeconds(120), MESSAGES_PER_MINUTE),
        LoginNews.NONE,
        new LoginQueue(50),
        new Circuits(DOMAIN, Clock.systemUTC(), () -> 0.5, new Metrics().process()));
  }

  @Override
  public LegacyTarget resolve(String localpart) {
    return new LegacyTarget.Room(new RoomAddress(localpart));
  }

  @Override
  public LegacySession login(Account account, SessionContext context) throws LegacyException {
    throw new LegacyException(FailureReason.UNSUPPORTED, Text.literal("There is no network."));
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }

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
