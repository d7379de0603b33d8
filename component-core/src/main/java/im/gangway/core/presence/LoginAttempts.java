package im.gangway.core.presence;

import im.gangway.core.session.UserSession;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When a user is logged in, and again after a failure, and what keeps the user from it. Shows
 * nothing to anybody. Confined to the user's mailbox.
 */
final class LoginAttempts {
  private final UserSession session;
  private final BooleanSupplier wanted;
  private final LoginPace pace = new LoginPace(() -> ThreadLocalRandom.current().nextDouble());
  private State state = State.OFFLINE;
  private @Nullable Trouble trouble;
  private int turn;

  enum State {
    /** Nothing wants a legacy session. */
    OFFLINE,
    CONNECTING,
    ONLINE,
    /** Logs in when the time has come. */
    WAITING,
    /** The network refused what only the user can change. */
    REFUSED,
    /** The user said so and is available all the same. */
    LOGGED_OUT
  }

  /**
   * @param wanted whether the user is to be logged in; asked again when the time has come
   */
  LoginAttempts(UserSession session, BooleanSupplier wanted) {
    this.session = session;
    this.wanted = wanted;
  }

  State state() {
    return state;
  }

  /** Why the user is not logged in, or was not when it was last tried; null if there is nothing. */
  @Nullable Trouble trouble() {
    return trouble;
  }

  /** Whether the presence of a resource is a reason to log in now. */
  boolean mayTry(Availability.News news) {
    boolean another = news == Availability.News.NEW;
    return switch (state) {
      case OFFLINE -> true;
      case LOGGED_OUT -> another;
      case REFUSED -> another || trouble == null || trouble.reason() != FailureReason.REPLACED;
      case CONNECTING, ONLINE, WAITING -> false;
    };
  }

  /** Whether somebody who asks for it can be logged in: that has not happened, nor is happening. */
  boolean isIdle() {
    return state != State.ONLINE && state != State.CONNECTING;
  }

  /** Forgets what was in the way; true if the user has a legacy session already. */
  boolean isThere() {
    trouble = null;
    session.legacy().release();
    if (!session.legacy().isActive()) {
      return false;
    }
    enter(State.ONLINE);
    return true;
  }

  /** Logs in as soon as the pace allows it. */
  void start() {
    Duration wait = pace.untilNext(session.now());
    if (wait.isZero()) {
      attempt();
    } else {
      enter(State.WAITING);
      attemptAfter(wait);
    }
  }

  private void attempt() {
    enter(State.CONNECTING);
    pace.started(session.now());
    remember();
    session.legacy().release();
    session.legacy().logIn();
  }

  /** Who comes and goes is not forgotten in between. */
  private void remember() {
    session.unsettled();
    session.after(LoginPace.WINDOW, session::settled);
  }

  private void attemptAfter(Duration wait) {
    int mine = turn;
    session.after(
        wait,
        () -> {
          if (turn == mine && wanted.getAsBoolean()) {
            attempt();
          } else if (turn == mine) {
            rest();
          }
        });
  }

  /** Nothing is tried any more. */
  void rest() {
    session.legacy().release();
    enter(State.OFFLINE);
  }

  /** The user has changed something, or wants it now: earlier attempts do not count. */
  void forget() {
    pace.forget();
  }

  void succeeded() {
    pace.succeeded(session.now());
    enter(State.ONLINE);
  }

  /** Notes what is in the way now; true if that was not known. */
  boolean note(Trouble now) {
    boolean news = trouble == null || trouble.reason() != now.reason();
    trouble = now;
    return news;
  }

  /** Tries again later what failed, if it may pass. */
  void failed(Trouble now) {
    session.legacy().hold(now.exception());
    Duration wait = pace.failed(session.now(), now.reason());
    enter(now.passes() ? State.WAITING : State.REFUSED);
    if (now.passes()) {
      attemptAfter(wait);
    }
  }

  /** The user has logged out; whatever needs a session fails with the text. */
  void loggedOut(Text text) {
    enter(State.LOGGED_OUT);
    session.legacy().hold(new Trouble(FailureReason.NETWORK_UNREACHABLE, text).exception());
  }

  /** The only place where the state changes; what waited for the time of another is void. */
  private void enter(State next) {
    state = next;
    turn++;
    if (next == State.ONLINE || next == State.OFFLINE) {
      trouble = null;
    }
  }
}
