package im.gangway.core.presence;

import im.gangway.core.account.UserAccount;
import im.gangway.core.error.StanzaErrors;
import im.gangway.core.session.SessionPart;
import im.gangway.core.session.UserSession;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.JID;

/**
 * The logged-in life of a registered user (XEP-0100 §4.4 to §4.6): the first available resource
 * logs in, the last one that goes logs out, and what fails in between is told and tried again.
 *
 * <p>Others, who need no account, are connected by what they do. Confined to the user's mailbox.
 */
public final class Lifecycle implements SessionPart {
  private final UserSession session;
  private final PresenceEnvironment environment;
  private final GatewayVoice voice;
  private final Availability resources;
  private final LoginPace pace = new LoginPace(() -> ThreadLocalRandom.current().nextDouble());
  private State state = State.OFFLINE;
  private @Nullable Trouble trouble;
  private @Nullable FailureReason hinted;
  private boolean shown;
  private boolean refusalExpected;
  private int turn;

  private enum State {
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

  Lifecycle(UserSession session, PresenceEnvironment environment, Availability resources) {
    this.session = session;
    this.environment = environment;
    this.voice = new GatewayVoice(session, environment.capabilities());
    this.resources = resources;
  }

  /** Whether the user logs in by presence: has registered, and not removed the gateway since. */
  boolean isManaged() {
    return session
        .existing(UserAccount.class)
        .filter(account -> account.isRegistered() && !account.isDormant() && !account.isDisabled())
        .isPresent();
  }

  /** Whether the user's presence is of no interest until the gateway is among the contacts. */
  boolean isShut() {
    return environment.isRequired()
        && session.existing(UserAccount.class).filter(UserAccount::isDormant).isPresent();
  }

  /** The server may still say that there is no subscription, which has just been asked for. */
  void expectRefusal() {
    refusalExpected = true;
  }

  /** Whether the refusal that has come is the one expected; the next one is not. */
  boolean isRefusalExpected() {
    boolean expected = refusalExpected;
    refusalExpected = false;
    return expected;
  }

  GatewayVoice voice() {
    return voice;
  }

  /** A resource of a managed user is available. */
  void available(JID resource, Availability.News news) {
    if (mayTry(news)) {
      connect();
    } else if (state == State.ONLINE && !shown) {
      comeOnline();
    } else if (news != Availability.News.NONE) {
      greet(resource);
    }
  }

  private boolean mayTry(Availability.News news) {
    boolean another = news == Availability.News.NEW;
    return switch (state) {
      case OFFLINE -> true;
      case LOGGED_OUT -> another;
      case REFUSED -> another || trouble == null || trouble.reason() != FailureReason.REPLACED;
      case CONNECTING, ONLINE, WAITING -> false;
    };
  }

  private void greet(JID resource) {
    show(resource);
    if (shown) {
      watchers().forEach(watcher -> watcher.arrived(resource));
    }
  }

  /** Shows how the gateway is at present. */
  void show(JID to) {
    switch (state) {
      case ONLINE -> voice.available(to);
      case CONNECTING, WAITING -> {
        if (trouble == null) {
          voice.connecting(to);
        } else {
          voice.unavailable(to, trouble.text());
        }
      }
      case OFFLINE, REFUSED, LOGGED_OUT ->
          voice.unavailable(to, trouble == null ? Text.NONE : trouble.text());
    }
  }

  /** Takes a resource away that has taken leave, or whose leave was missed. */
  void left(JID resource, String status) {
    if (!resources.remove(resource)) {
      return;
    }
    ShownPresence.refresh(session);
    watchers().forEach(watcher -> watcher.left(resource));
    if (resources.isEmpty()) {
      hide();
    }
    voice.unavailable(resource, Text.NONE);
    if (resources.isEmpty()) {
      session.leave(Text.literal(status));
      if (state != State.ONLINE) {
        rest();
      }
    }
  }

  /** Takes resources away that cannot be reached: they may come back within the grace time. */
  void lost(List<JID> gone) {
    boolean any = false;
    for (JID resource : gone) {
      if (resources.remove(resource)) {
        any = true;
        watchers().forEach(watcher -> watcher.left(resource));
      }
    }
    if (any) {
      ShownPresence.refresh(session);
      session.touch();
    }
  }

  /** Logs in now, whatever has kept the user from it; does nothing while no resource is there. */
  public void logIn() {
    pace.forget();
    hinted = null;
    if (isManaged() && !resources.isEmpty() && state != State.ONLINE && state != State.CONNECTING) {
      connect();
    }
  }

  /** Logs in anew, with what has changed. */
  void logInAnew() {
    session.endLegacy(Text.NONE);
    logIn();
  }

  /** Forgets the resources; what they are told is up to the caller. */
  void forget() {
    resources.clear();
    ShownPresence.refresh(session);
    hinted = null;
    pace.forget();
    rest();
  }

  private void connect() {
    trouble = null;
    session.legacy().release();
    if (session.legacy().isActive()) {
      enter(State.ONLINE);
      comeOnline();
      return;
    }
    resources.resources().forEach(voice::connecting);
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
          if (turn == mine && !resources.isEmpty() && isManaged()) {
            attempt();
          } else if (turn == mine) {
            rest();
          }
        });
  }

  private void rest() {
    session.legacy().release();
    enter(State.OFFLINE);
  }

  /** The only place where the state changes; what waited for the time of another is void. */
  private void enter(State next) {
    state = next;
    turn++;
    if (next == State.ONLINE || next == State.OFFLINE) {
      trouble = null;
    }
  }

  @Override
  public void legacyStarted() {
    pace.succeeded(session.now());
    enter(State.ONLINE);
    hinted = null;
    if (isManaged() && !resources.isEmpty()) {
      comeOnline();
    }
    ShownPresence.refresh(session);
  }

  private void comeOnline() {
    shown = true;
    resources.resources().forEach(voice::available);
    for (JID resource : resources.resources()) {
      watchers().forEach(watcher -> watcher.arrived(resource));
    }
    watchers().forEach(PresenceWatcher::online);
  }

  @Override
  public void loginFailed(Throwable failure) {
    fail(Trouble.of(failure));
  }

  @Override
  public void legacyLost(FailureReason reason, Text text) {
    fail(new Trouble(reason, text));
  }

  private void fail(Trouble now) {
    if (!isManaged() || resources.isEmpty()) {
      hide();
      rest();
      return;
    }
    boolean news = trouble == null || trouble.reason() != now.reason();
    trouble = now;
    if (news) {
      watchers().forEach(PresenceWatcher::offline);
      shown = false;
      resources.resources().forEach(each -> tell(each, now));
      hint(now);
    }
    session.legacy().hold(now.exception());
    Duration wait = pace.failed(session.now(), now.reason());
    enter(now.passes() ? State.WAITING : State.REFUSED);
    if (now.passes()) {
      attemptAfter(wait);
    }
  }

  private void tell(JID resource, Trouble now) {
    voice.error(resource, StanzaErrors.of(now.reason(), now.text()));
    voice.unavailable(resource, now.text());
  }

  private void hint(Trouble now) {
    if (hinted != now.reason()) {
      now.hint(session.domain()).ifPresent(voice::say);
      hinted = now.reason();
    }
  }

  private void hide() {
    if (shown) {
      shown = false;
      watchers().forEach(PresenceWatcher::offline);
    }
  }

  @Override
  public void legacyEnded(FailureReason reason, Text text) {
    if (resources.isEmpty()) {
      hide();
      rest();
    }
  }

  @Override
  public void legacyClosed() {
    if (resources.isEmpty() || !isManaged()) {
      return;
    }
    hide();
    enter(State.LOGGED_OUT);
    boolean staying =
        session.existing(UserAccount.class).filter(UserAccount::isBeingRemoved).isEmpty();
    if (staying) {
      resources.resources().forEach(to -> voice.unavailable(to, Text.NONE));
    }
    Text text = Text.of(Lifecycle.class, "logged-out");
    session.legacy().hold(new Trouble(FailureReason.NETWORK_UNREACHABLE, text).exception());
  }

  /** Whether a resource is still available cannot be known once the gateway was away. */
  @Override
  public void ended() {
    hide();
    resources.resources().forEach(to -> voice.unavailable(to, Text.NONE));
    resources.clear();
  }

  @Override
  public boolean keepsAlive() {
    return false;
  }

  private List<PresenceWatcher> watchers() {
    return session.parts(PresenceWatcher.class);
  }
}
