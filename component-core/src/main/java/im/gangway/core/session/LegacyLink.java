package im.gangway.core.session;

import im.gangway.core.error.SecretValues;
import im.gangway.transport.Account;
import im.gangway.transport.Circuit;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyEvent;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LegacySession;
import im.gangway.transport.Text;
import im.gangway.transport.TransportInfo.Calls;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way to a user's session on the legacy service; logs in when it is first needed.
 *
 * <p>Confined to the user's mailbox. Stages it returns complete there, in the order in which their
 * results came.
 */
public final class LegacyLink {
  private static final int MAX_WAITING = 200;

  private final UserSession owner;
  private final SessionEnvironment environment;
  private final Lane lane;
  private final StoredSecrets secrets;
  private State state = State.ABSENT;
  private @Nullable LegacySession session;
  private @Nullable LinkContext context;
  private LoginQueue.@Nullable Turn turn;
  private @Nullable Exception held;
  private List<Waiter> waiters = new ArrayList<>();

  private enum State {
    ABSENT,
    LOGGING_IN,
    ACTIVE
  }

  /** A call that waits for the login. */
  private interface Waiter {
    void loggedIn(LegacySession session);

    void failed(Throwable failure);
  }

  LegacyLink(UserSession owner, SessionEnvironment environment) {
    this.owner = owner;
    this.environment = environment;
    this.lane =
        new Lane(
            new UserLog(owner.user().toString(), environment.transport())
                .on(environment.lanePool()),
            environment.scheduler(),
            environment.callDeadline());
    this.secrets = new StoredSecrets(environment.service());
  }

  /** Whether there is a session on the legacy service. */
  public boolean isActive() {
    return state == State.ACTIVE;
  }

  /** Logs in, unless that has happened or is happening. */
  public void logIn() {
    if (state == State.ABSENT && !environment.sessions().isClosed()) {
      login();
    }
  }

  /** From now on nothing logs in on the way: what needs a session fails with this. */
  public void hold(Exception why) {
    held = why;
  }

  /** Whatever needs a session may log in again. */
  public void release() {
    held = null;
  }

  /** Whether the login waits until others are logged in. */
  public boolean isQueued() {
    return turn != null && turn.isWaiting();
  }

  boolean exists() {
    return state != State.ABSENT;
  }

  /**
   * Calls the session, after logging in if there is none.
   *
   * @param ability what the session must be able to do; otherwise the stage fails as unsupported
   * @return completes on the mailbox; fails with a {@link LegacyException} or, for a bug, with
   *     anything
   */
  public <S extends LegacySession, T> CompletionStage<T> call(
      Class<S> ability, Function<S, CompletionStage<T>> call) {
    LegacySession current = session;
    if (current != null) {
      return invoke(current, ability, call);
    }
    if (state == State.ABSENT && held != null) {
      return CompletableFuture.failedFuture(held);
    }
    if (state == State.ABSENT && environment.sessions().isClosed()) {
      return failed(FailureReason.CONNECTION_LOST, Text.of(LegacyLink.class, "ended"));
    }
    if (waiters.size() >= MAX_WAITING) {
      return failed(FailureReason.RATE_LIMITED, Text.of(LegacyLink.class, "login-awaited"));
    }
    CompletableFuture<T> result = new CompletableFuture<>();
    waiters.add(
        new Waiter() {
          @Override
          public void loggedIn(LegacySession ready) {
            invoke(ready, ability, call)
                .whenComplete((value, failure) -> settle(result, value, failure));
          }

          @Override
          public void failed(Throwable failure) {
            result.completeExceptionally(failure);
          }
        });
    if (state == State.ABSENT) {
      login();
    }
    return result;
  }

  /**
   * Runs work that may block, in turn with the session's calls and with their deadline; needs no
   * session.
   *
   * @return completes on the mailbox
   */
  public <T> CompletionStage<T> run(Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    lane.run(() -> CompletableFuture.completedFuture(work.call()))
        .whenCompleteAsync(
            (value, failure) -> settle(result, value, masked(failure)), owner.mailbox());
    return result;
  }

  /** Calls the session only if there is one that has the ability. */
  public <S extends LegacySession> void ifActive(Class<S> ability, Consumer<S> action) {
    if (ability.isInstance(session)) {
      S able = ability.cast(session);
      onItsThread(
          () -> {
            action.accept(able);
            return CompletableFuture.completedFuture(true);
          });
    }
  }

  /** Ends the session, or the attempt to log in; calls that wait fail. Done when it is closed. */
  CompletionStage<?> end(String text) {
    LegacySession ended = session;
    forget();
    failWaiters(
        new LegacyException(FailureReason.CONNECTION_LOST, Text.of(LegacyLink.class, "ended")));
    return ended == null ? CompletableFuture.completedFuture(true) : close(ended, text);
  }

  private void forget() {
    if (session != null) {
      environment.loginNews().loggedOut();
    }
    if (context != null) {
      context.detach();
    }
    if (turn != null) {
      turn.giveUp();
    }
    turn = null;
    context = null;
    session = null;
    state = State.ABSENT;
  }

  private CompletionStage<?> close(LegacySession ended, String text) {
    return onItsThread(
        () -> {
          ended.close(text);
          return CompletableFuture.completedFuture(true);
        });
  }

  private void login() {
    state = State.LOGGING_IN;
    LinkContext attempt = new LinkContext(owner, environment, this::publish);
    context = attempt;
    LoginQueue.Turn mine =
        environment.logins().enter(came -> owner.mailbox().execute(() -> turnCame(attempt, came)));
    turn = mine;
    if (mine.cameAtOnce()) {
      begin(attempt, mine);
    }
  }

  private void turnCame(LinkContext attempt, LoginQueue.Turn mine) {
    if (context == attempt) {
      owner.loginBegins();
      begin(attempt, mine);
    } else {
      mine.end();
    }
  }

  private void begin(LinkContext attempt, LoginQueue.Turn mine) {
    owner
        .loadSettings()
        .thenCompose(loaded -> start(attempt))
        .whenComplete((started, failure) -> mine.end())
        .whenCompleteAsync(
            (started, failure) -> loginEnded(attempt, started, failure), owner.mailbox());
  }

  private CompletionStage<LegacySession> start(LinkContext attempt) {
    try {
      Account account = environment.accounts().accountOf(owner);
      Circuit circuit =
          environment
              .service()
              .addressOf(account)
              .map(environment.circuits()::of)
              .orElse(Circuit.NONE);
      if (!circuit.enter()) {
        return failed(FailureReason.NETWORK_UNREACHABLE, Text.of(LegacyLink.class, "unreachable"));
      }
      return lane.run(
              () ->
                  CompletableFuture.completedFuture(environment.service().login(account, attempt)))
          .whenComplete((session, failure) -> tell(circuit, failure));
    } catch (LegacyException refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }

  private static void tell(Circuit circuit, @Nullable Throwable failure) {
    if (failure == null) {
      circuit.reached();
      return;
    }
    switch (reason(failure)) {
      case NETWORK_UNREACHABLE, CONNECTION_LOST -> circuit.unreachable();
      case INTERNAL, RATE_LIMITED -> circuit.leave();
      default -> circuit.reached();
    }
  }

  private void loginEnded(
      LinkContext attempt, @Nullable LegacySession started, @Nullable Throwable failure) {
    if (context != attempt) {
      if (started != null) {
        close(started, "");
      }
      return;
    }
    if (started == null) {
      forget();
      Throwable why = masked(failure);
      loginFailed(why == null ? new IllegalStateException("No session") : why);
      return;
    }
    session = started;
    state = State.ACTIVE;
    environment.loginNews().loggedIn();
    owner.legacyStarted();
    takeWaiters().forEach(waiter -> waiter.loggedIn(started));
  }

  /** Networks quote passwords when they do not like them. */
  private @Nullable Throwable masked(@Nullable Throwable failure) {
    return failure == null ? null : secrets().maskedIn(failure);
  }

  private SecretValues secrets() {
    return secrets.of(owner.settings().all());
  }

  private void loginFailed(Throwable failure) {
    environment.loginNews().loginFailed(reason(failure));
    List<Waiter> inVain = takeWaiters();
    owner.loginFailed(failure);
    inVain.forEach(waiter -> waiter.failed(failure));
    owner.review();
  }

  private static FailureReason reason(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof LegacyException known ? known.reason() : FailureReason.INTERNAL;
  }

  private void failWaiters(Throwable failure) {
    takeWaiters().forEach(waiter -> waiter.failed(failure));
  }

  private List<Waiter> takeWaiters() {
    List<Waiter> taken = waiters;
    waiters = new ArrayList<>();
    return taken;
  }

  private void publish(LinkContext source, LegacyEvent event) {
    owner.mailbox().execute(() -> relay(source, event));
  }

  private void relay(LinkContext source, LegacyEvent event) {
    if (context != source) {
      return;
    }
    if (event instanceof LegacyEvent.SessionEnded ended) {
      Text text = secrets().maskedIn(ended.text());
      forget();
      failWaiters(new LegacyException(ended.reason(), text));
      owner.legacyLost(ended.reason(), text);
    }
    environment.events().accept(event, owner);
  }

  private <S extends LegacySession, T> CompletionStage<T> invoke(
      LegacySession current, Class<S> ability, Function<S, CompletionStage<T>> call) {
    if (!ability.isInstance(current)) {
      return failed(FailureReason.UNSUPPORTED, Text.of(LegacyLink.class, "not-able"));
    }
    S able = ability.cast(current);
    CompletableFuture<T> result = new CompletableFuture<>();
    onItsThread(() -> call.apply(able))
        .whenCompleteAsync(
            (value, failure) -> settle(result, value, masked(failure)), owner.mailbox());
    return result;
  }

  private <T> CompletionStage<T> onItsThread(Callable<? extends CompletionStage<T>> work) {
    if (environment.info().calls() == Calls.MAY_BLOCK) {
      return lane.run(work);
    }
    try {
      return work.call();
    } catch (Exception | Error failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }

  private static <T> CompletionStage<T> failed(FailureReason reason, Text text) {
    return CompletableFuture.failedFuture(new LegacyException(reason, text));
  }

  @SuppressWarnings("NullAway") // a stage of Void has no other value than null
  private static <T> void settle(
      CompletableFuture<T> result, @Nullable T value, @Nullable Throwable failure) {
    if (failure != null) {
      result.completeExceptionally(failure);
    } else {
      result.complete(value);
    }
  }
}
