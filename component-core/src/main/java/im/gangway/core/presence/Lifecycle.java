package im.gangway.core.presence;

import im.gangway.core.account.UserAccount;
import im.gangway.core.error.StanzaErrors;
import im.gangway.core.presence.LoginAttempts.State;
import im.gangway.core.session.SessionPart;
import im.gangway.core.session.UserSession;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.JID;

/**
 * The logged-in life of a registered user (XEP-0100 §4.4 to §4.6): the first available resource
 * logs in, the last one that goes logs out, and each is shown how the gateway is at present.
 *
 * <p>Others, who need no account, are connected by what they do. Confined to the user's mailbox.
 */
public final class Lifecycle implements SessionPart {
  private final UserSession session;
  private final PresenceEnvironment environment;
  private final GatewayVoice voice;
  private final Availability resources;
  private final LoginAttempts attempts;
  private @Nullable FailureReason hinted;
  private boolean shown;
  private boolean refusalExpected;
  Lifecycle(UserSession session, PresenceEnvironment environment, Availability resources) {
    this.session = session;
    this.environment = environment;
    this.voice = new GatewayVoice(session, environment.capabilities());
    this.resources = resources;
    this.attempts = new LoginAttempts(session, () -> isManaged() && !resources.isEmpty());
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
    if (attempts.mayTry(news)) {
      connect();
    } else if (attempts.state() == State.ONLINE && !shown) {
      comeOnline();
    } else if (news != Availability.News.NONE) {
      greet(resource);
    }
  }

  private void greet(JID resource) {
    show(resource);
    if (shown) {
      watchers().forEach(watcher -> watcher.arrived(resource));
    }
  }

  /** Shows how the gateway is at present. */
  void show(JID to) {
    Trouble trouble = attempts.trouble();
    switch (attempts.state()) {
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
      if (attempts.state() != State.ONLINE) {
        attempts.rest();
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
    attempts.forget();
    hinted = null;
    if (isManaged() && !resources.isEmpty() && attempts.isIdle()) {
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
    attempts.forget();
    attempts.rest();
  }

  private void connect() {
    if (attempts.isThere()) {
      comeOnline();
      return;
    }
    resources.resources().forEach(voice::connecting);
    attempts.start();
  }

  @Override
  public void legacyStarted() {
    attempts.succeeded();
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
      attempts.rest();
      return;
    }
    if (attempts.note(now)) {
      watchers().forEach(PresenceWatcher::offline);
      shown = false;
      resources.resources().forEach(each -> tell(each, now));
      hint(now);
    }
    attempts.failed(now);
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
      attempts.rest();
    }
  }

  @Override
  public void legacyClosed() {
    if (resources.isEmpty() || !isManaged()) {
      return;
    }
    hide();
    boolean staying =
        session.existing(UserAccount.class).filter(UserAccount::isBeingRemoved).isEmpty();
    if (staying) {
      resources.resources().forEach(to -> voice.unavailable(to, Text.NONE));
    }
    attempts.loggedOut(Text.of(Lifecycle.class, "logged-out"));
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
