package im.gangway.core.session;

import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.xmpp.packet.JID;

/**
 * Does something for every session of a domain, a few at a time and no faster than the XMPP server
 * reads; for what an admin asks for, not for what happens often. Thread-safe.
 */
public final class SessionSweep {
  private static final int AT_ONCE = 100;

  private final Sessions sessions;
  private final Iterator<JID> users;
  private final Consumer<UserSession> work;
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  private SessionSweep(Sessions sessions, Consumer<UserSession> work) {
    this.sessions = sessions;
    this.users = sessions.users().iterator();
    this.work = work;
  }

  /**
   * Runs the work for each session that there is now, on its mailbox.
   *
   * @return done, on any thread, when it was run for all of them
   */
  public static CompletionStage<Void> run(Sessions sessions, Consumer<UserSession> work) {
    SessionSweep sweep = new SessionSweep(sessions, work);
    sweep.next();
    return sweep.done;
  }

  /** One round follows the other, so that the iterator needs no lock. */
  private void next() {
    AtomicInteger running = new AtomicInteger(1);
    for (int i = 0; i < AT_ONCE && users.hasNext(); i++) {
      running.incrementAndGet();
      JID user = users.next();
      if (!sessions.offerExisting(user, session -> visit(session, running))) {
        running.decrementAndGet();
      }
    }
    if (running.decrementAndGet() == 0) {
      roundOver(Runnable::run);
    }
  }

  private void visit(UserSession session, AtomicInteger running) {
    try {
      work.accept(session);
    } finally {
      if (running.decrementAndGet() == 0) {
        roundOver(task -> session.sink().whenReady(() -> session.mailbox().execute(task)));
      }
    }
  }

  private void roundOver(Executor pace) {
    if (users.hasNext()) {
      pace.execute(this::next);
    } else {
      done.complete(null);
    }
  }
}
