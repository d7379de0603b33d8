package im.gangway.core.presence;

import im.gangway.core.account.AccountListener;
import im.gangway.core.account.Departure;
import im.gangway.core.account.UserAccount;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.session.UserSession;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.Presence;

/**
 * The subscription between the gateway and a user who has registered (XEP-0100 §4.1, §4.3): asked
 * for once, and not again by itself when the user has ended it. Who removes the gateway from the
 * roster stays registered, but dormant, until adding it again. Thread-safe.
 */
final class Subscription implements AccountListener {
  private static final Logger log = LoggerFactory.getLogger(Subscription.class);

  /** Servers that refuse in the user's name would be asked for ever. */
  private static final Duration ASK_AGAIN = Duration.ofDays(1);

  private final PresenceEnvironment environment;

  Subscription(PresenceEnvironment environment) {
    this.environment = environment;
  }

  /** Whether the user has registered, dormant or not. */
  static boolean concerns(UserSession session) {
    return session.existing(UserAccount.class).filter(UserAccount::isRegistered).isPresent();
  }

  /** What is stored has been loaded: makes up for what an earlier process had no time for. */
  void loaded(UserSession session) {
    Lifecycle life = environment.lifecycle(session);
    UserAccount account = UserAccount.of(session);
    if (life.isManaged() && account.askedAt().isEmpty()) {
      ask(session, account);
      life.voice().expectRefusal();
    }
    if (life.isShut()) {
      hold(session);
    }
  }

  @Override
  public void registered(UserSession session) {
    UserAccount account = UserAccount.of(session);
    ask(session, account);
    if (account.takeWish()) {
      environment.lifecycle(session).voice().subscription(Presence.Type.subscribed);
    }
    environment.lifecycle(session).logIn();
  }

  @Override
  public void changed(UserSession session, boolean otherAccount) {
    session.endLegacy(Text.NONE);
    environment.lifecycle(session).logIn();
  }

  @Override
  public void removed(UserSession session) {
    Lifecycle life = environment.lifecycle(session);
    life.voice().subscription(Presence.Type.unsubscribe);
    life.voice().subscription(Presence.Type.unsubscribed);
    life.voice().unavailable(session.user(), Text.NONE);
    life.forget();
  }

  /** The user's server says that the gateway has no subscription. */
  void missing(UserSession session) {
    if (!environment.lifecycle(session).isManaged()) {
      return;
    }
    UserAccount account = UserAccount.of(session);
    boolean due =
        account.askedAt().filter(last -> session.now().isBefore(last.plus(ASK_AGAIN))).isEmpty();
    if (due) {
      ask(session, account);
    }
  }

  /** The user has asked for a subscription, or answered or ended one. */
  void changed(UserSession session, Presence.Type type) {
    Lifecycle life = environment.lifecycle(session);
    switch (type) {
      case subscribe -> subscribe(session, life);
      case subscribed -> wake(session, life);
      case unsubscribe -> {
        life.voice().subscription(Presence.Type.unsubscribed);
        sleep(session, life);
      }
      case unsubscribed -> {
        if (!life.voice().isRefusalExpected()) {
          sleep(session, life);
        }
      }
      default -> {
        // the other types have handlers of their own
      }
    }
  }

  private void subscribe(UserSession session, Lifecycle life) {
    boolean revived = wake(session, life);
    life.voice().subscription(Presence.Type.subscribed);
    if (revived) {
      ask(session, UserAccount.of(session));
    }
    life.show(session.user());
  }

  private boolean wake(UserSession session, Lifecycle life) {
    UserAccount account = UserAccount.of(session);
    if (!account.isDormant()) {
      Departure.over(session);
      return false;
    }
    keep(session, account.dormant(false));
    life.forget();
    return true;
  }

  private void sleep(UserSession session, Lifecycle life) {
    UserAccount account = UserAccount.of(session);
    if (account.isDormant()) {
      return;
    }
    keep(session, account.dormant(true));
    life.forget();
    session.endLegacy(Text.NONE);
    life.voice().unavailable(session.user(), Text.NONE);
    life.voice().say(Text.of(Subscription.class, "dormant", session.domain()));
    if (life.isShut()) {
      hold(session);
    }
  }

  /** The user has been gone for days: nobody is told, for nobody is there. */
  void gone(UserSession session) {
    Lifecycle life = environment.lifecycle(session);
    Departure.sleep(session);
    life.forget();
    session.endLegacy(Text.NONE);
    if (life.isShut()) {
      hold(session);
    }
  }

  private static void hold(UserSession session) {
    session
        .legacy()
        .hold(
            new StanzaException(
                Condition.SUBSCRIPTION_REQUIRED, Text.of(Subscription.class, "subscribe-first")));
  }

  private void ask(UserSession session, UserAccount account) {
    environment.lifecycle(session).voice().subscription(Presence.Type.subscribe);
    keep(session, account.asked(session.now()));
  }

  /** Until it is stored, the session is the only one that knows. */
  private static void keep(UserSession session, CompletionStage<Void> storing) {
    session.unsettled();
    storing.whenCompleteAsync((done, failure) -> stored(session, failure), session.mailbox());
  }

  private static void stored(UserSession session, @Nullable Throwable failure) {
    if (failure != null) {
      log.error("What became of a subscription could not be stored", failure);
    }
    session.settled();
  }
}
