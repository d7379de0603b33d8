package im.gangway.core.session;

import im.gangway.transport.FailureReason;
import im.gangway.transport.Text;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.xmpp.packet.JID;

/** The sessions of one domain, by bare JID. Thread-safe. */
public final class Sessions {
  private final Map<String, UserSession> sessions = new ConcurrentHashMap<>();
  private final Function<JID, UserSession> create;
  private volatile boolean closed;

  private Sessions(Function<Sessions, SessionEnvironment> environment) {
    SessionEnvironment shared = environment.apply(this);
    this.create = user -> new UserSession(user, shared);
  }

  /** The registry and what its sessions share, which knows the registry. */
  public static Sessions create(Function<Sessions, SessionEnvironment> environment) {
    return new Sessions(environment);
  }

  /**
   * Puts work into the user's mailbox, making a session if there is none.
   *
   * @param user any JID of the user
   * @return false when the mailbox is full and the work was not taken
   */
  public boolean offer(JID user, Consumer<UserSession> work) {
    return put(user, session -> session.mailbox().offer(() -> work.accept(session)));
  }

  /** The same for work that asks for nothing but must not be missed, such as a farewell. */
  public boolean offerAnswer(JID user, Consumer<UserSession> work) {
    return put(user, session -> session.mailbox().offerAnswer(() -> work.accept(session)));
  }

  /** Puts work into the user's mailbox only if something concerns the user at present. */
  public boolean offerExisting(JID user, Consumer<UserSession> work) {
    return sessions.computeIfPresent(
            user.toBareJID(),
            (bare, session) -> {
              session.mailbox().execute(() -> work.accept(session));
              return session;
            })
        != null;
  }

  private boolean put(JID user, Predicate<UserSession> offer) {
    boolean[] taken = new boolean[1];
    sessions.compute(
        user.toBareJID(),
        (bare, existing) -> {
          UserSession session = existing == null ? create.apply(user.asBareJID()) : existing;
          taken[0] = offer.test(session);
          return session;
        });
    return taken[0];
  }

  /** Whether something concerns that user at present. */
  public boolean knows(JID user) {
    return sessions.containsKey(user.toBareJID());
  }

  /** How many users something concerns at present. */
  public int count() {
    return sessions.size();
  }

  /** Whom something concerns at present: bare JIDs, in no order. */
  public List<JID> users() {
    return sessions.values().stream().map(UserSession::user).toList();
  }

  /** Ends every legacy session and tells the users; done when all have been told. */
  public CompletionStage<Void> endAll(FailureReason reason, Text text) {
    CompletableFuture<?>[] ends =
        sessions.values().stream()
            .map(
                session ->
                    CompletableFuture.supplyAsync(
                            () -> session.end(reason, text), session.mailbox())
                        .thenCompose(closed -> closed))
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(ends);
  }

  /** The same for good: from now on nobody logs in any more, whatever still wants to be sent. */
  public CompletionStage<Void> close(FailureReason reason, Text text) {
    closed = true;
    return endAll(reason, text);
  }

  boolean isClosed() {
    return closed;
  }

  /** Forgets a session that nothing concerns any more; on its mailbox. */
  void dropIfUnused(UserSession session) {
    if (!session.isUnused()) {
      return;
    }
    if (session.mailbox().size() > 1) {
      session.dropLater();
      return;
    }
    sessions.computeIfPresent(
        session.user().toBareJID(),
        (bare, current) -> current == session && session.mailbox().size() <= 1 ? null : current);
  }
}
