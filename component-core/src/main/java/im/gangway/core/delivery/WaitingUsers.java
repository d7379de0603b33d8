package im.gangway.core.delivery;

import im.gangway.core.address.JidText;
import im.gangway.core.session.Sessions;
import im.gangway.core.session.UserSession;
import im.gangway.core.storage.OutgoingStore;
import im.gangway.transport.InvalidAddressException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/** The users of a domain whose messages wait, woken page by page. Thread-safe. */
final class WaitingUsers {
  private static final Logger log = LoggerFactory.getLogger(WaitingUsers.class);
  private static final int PAGE = 100;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final String domain;
  private final OutgoingStore store;
  private final Sessions sessions;
  private final ScheduledExecutorService scheduler;
  private final Consumer<@Nullable Throwable> storeFailed;

  WaitingUsers(
      String domain,
      OutgoingStore store,
      Sessions sessions,
      ScheduledExecutorService scheduler,
      Consumer<@Nullable Throwable> storeFailed) {
    this.domain = domain;
    this.store = store;
    this.sessions = sessions;
    this.scheduler = scheduler;
    this.storeFailed = storeFailed;
  }

  /** Does something in the session of each of them, with what waits loaded. */
  void each(Consumer<UserSession> work) {
    turnPage("", work);
  }

  private void turnPage(String after, Consumer<UserSession> work) {
    store
        .owners(domain, after, PAGE)
        .whenComplete((owners, failure) -> turned(after, owners, failure, work));
  }

  private void turned(
      String after,
      @Nullable List<String> owners,
      @Nullable Throwable failure,
      Consumer<UserSession> work) {
    if (owners == null) {
      storeFailed.accept(failure);
      later(() -> turnPage(after, work));
    } else if (!owners.isEmpty()) {
      owners.forEach(owner -> one(owner, work, () -> {}));
      later(() -> turnPage(owners.get(owners.size() - 1), work));
    }
  }

  private void later(Runnable next) {
    try {
      scheduler.schedule(next, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException end) {
      log.debug("What is left goes on after the next start");
    }
  }

  /**
   * The same for one user.
   *
   * @param refused run in its place when that cannot be done now
   */
  void one(String owner, Consumer<UserSession> work, Runnable refused) {
    JID user;
    try {
      user = JidText.parse(owner);
    } catch (InvalidAddressException impossible) {
      log.warn("A message's stored sender is no address; it is not sent");
      refused.run();
      return;
    }
    boolean taken =
        sessions.offerAnswer(
            user,
            session -> {
              session.unsettled();
              session.whenLoaded(
                  () -> {
                    work.accept(session);
                    session.settled();
                  },
                  () -> {
                    refused.run();
                    session.settled();
                  });
            });
    if (!taken) {
      refused.run();
    }
  }
}
