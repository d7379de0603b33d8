package im.gangway.core.presence;

import im.gangway.core.account.Departure;
import im.gangway.core.account.UserAccount;
import im.gangway.core.presence.LoginAttempts.State;
import im.gangway.core.session.SessionPart;
import im.gangway.core.session.StayConnected;
import im.gangway.core.session.UserSession;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Text;
import java.util.List;
import org.xmpp.packet.JID;

/**
 * The logged-in life of a registered user (XEP-0100 §4.4 to §4.6): the first available resource
 * logs in, the last one that goes logs out, and each is shown how the gateway is at present.
 *
 * <p>Others, who need no account, are connected by what they do. Confined to the user's mailbox.
 */
public final class Lifecycle implements SessionPart {
  private final UserSession session;
  private final Membership membership;
  private final GatewayVoice voice;
  private final Availability resources;
  private final LoginAttempts attempts;
  private final OwnPresence own;
  private final Watchers watchers;

  Lifecycle(UserSession session, PresenceEnvironment environment, Availability resources) {
    this.session = session;
    this.membership = new Membership(session, environment.isRequired());
    this.voice = new GatewayVoice(session, environment.capabilities());
    this.resources = resources;
    this.attempts = new LoginAttempts(session, this::isWanted);
    this.watchers = new Watchers(session);
    this.own = new OwnPresence(session, voice, attempts);
  }

  boolean isManaged() {
    return membership.isManaged();
  }

  /** Whether anything is a reason to be logged in. */
  private boolean isWanted() {
    return isManaged() && (!resources.isEmpty() || membership.stays());
  }

  /** Logs in a user who is to stay connected, although no resource may be available. */
  void resume() {
    StayConnected.note(session.settings());
    if (isManaged() && attempts.state() == State.OFFLINE) {
      connect();
    }
  }

  /** Whether the user's presence is of no interest until the gateway is among the contacts. */
  boolean isShut() {
    return membership.isShut();
  }

  GatewayVoice voice() {
    return voice;
  }

  /** A resource of a managed user is available. */
  void available(JID resource, Availability.News news) {
    if (attempts.mayTry(news)) {
      connect();
    } else if (attempts.state() == State.ONLINE && !watchers.isOnline()) {
      comeOnline();
    } else if (news != Availability.News.NONE) {
      greet(resource);
    }
  }

  private void greet(JID resource) {
    show(resource);
    if (watchers.isOnline()) {
      watchers.arrived(resource);
    }
  }

  /** Shows how the gateway is at present. */
  void show(JID to) {
    if (resources.isEmpty() && membership.stays()) {
      voice.unavailable(to, Text.NONE);
    } else {
      own.show(to);
    }
  }

  /** Takes a resource away that has taken leave, or whose leave was missed. */
  void left(JID resource, String status) {
    if (!resources.remove(resource)) {
      return;
    }
    ShownPresence.refresh(session);
    watchers.left(resource);
    if (resources.isEmpty()) {
      watchers.hide();
    }
    voice.unavailable(resource, Text.NONE);
    if (resources.isEmpty()) {
      session.leave(Text.literal(status));
      if (attempts.state() != State.ONLINE && !membership.stays()) {
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
        watchers.left(resource);
      }
    }
    if (any) {
      ShownPresence.refresh(session);
      session.touch();
    }
  }

  /** The user's server, or there the user, cannot be found: so none of the resources is there. */
  public void unreachable() {
    lost(resources.resources());
  }

  /** Wakes a user who was gone, if this presence is the first sign of life. */
  void signOfLife() {
    if (Departure.over(session)) {
      forget();
    }
  }

  /** Logs in now, whatever has kept the user from it; does nothing while nothing is a reason. */
  public void logIn() {
    attempts.forget();
    own.forgetHint();
    if (isWanted() && attempts.isIdle()) {
      connect();
    }
  }

  /** Forgets the resources; what they are told is up to the caller. */
  void forget() {
    resources.clear();
    ShownPresence.refresh(session);
    own.forgetHint();
    attempts.forget();
    attempts.rest();
  }

  private void connect() {
    if (attempts.isThere()) {
      comeOnline();
    } else {
      attempts.start();
      resources.resources().forEach(own::show);
    }
  }

  @Override
  public void legacyStarted() {
    attempts.succeeded();
    own.forgetHint();
    if (isManaged()) {
      comeOnline();
    }
    ShownPresence.refresh(session);
  }

  private void comeOnline() {
    if (!resources.isEmpty()) {
      resources.resources().forEach(voice::available);
      watchers.online(resources.resources());
    }
  }

  @Override
  public void tryNow() {
    if (attempts.state() == State.WAITING) {
      logIn();
    }
  }

  @Override
  public void loginBegins() {
    if (attempts.state() == State.CONNECTING && attempts.trouble() == null) {
      resources.resources().forEach(voice::connecting);
    }
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
    if (!isWanted()) {
      watchers.hide();
      attempts.rest();
      return;
    }
    if (attempts.note(now)) {
      watchers.offline();
      resources.resources().forEach(each -> own.tell(each, now));
      own.hint(now);
    }
    attempts.failed(now);
  }

  @Override
  public void legacyEnded(FailureReason reason, Text text) {
    if (resources.isEmpty() && !keepsAlive()) {
      watchers.hide();
      attempts.rest();
    }
  }

  @Override
  public void legacyClosed() {
    if (!isWanted()) {
      return;
    }
    watchers.hide();
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
    watchers.hide();
    resources.resources().forEach(to -> voice.unavailable(to, Text.NONE));
    resources.clear();
    attempts.rest();
  }

  /** Those who stay connected are kept even after they have logged out, which is not forgotten. */
  @Override
  public boolean keepsAlive() {
    return attempts.state() != State.OFFLINE && membership.stays();
  }
}
