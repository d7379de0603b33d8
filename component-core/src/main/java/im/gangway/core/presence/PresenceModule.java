package im.gangway.core.presence;

import im.gangway.core.account.AccountListeners;
import im.gangway.core.disco.Capabilities;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.HandlerRegistry;
import im.gangway.core.session.SessionLoader;
import im.gangway.core.session.Sessions;
import im.gangway.core.storage.AccountStore;
import im.gangway.core.stream.StanzaSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;

/** Adds the presence of users and of the gateway; for contacts, whoever handles them goes first. */
public final class PresenceModule {
  private final PresenceEnvironment environment;
  private final Subscription subscription;

  public PresenceModule(GatewayContext context, Capabilities capabilities) {
    this.environment = new PresenceEnvironment(context, capabilities);
    this.subscription = new Subscription(environment);
  }

  /** The handlers of every sort of presence to the gateway, and of some to contacts. */
  public PresenceModule handlers(HandlerRegistry handlers) {
    handlers
        .presence(new AvailableHandler(environment))
        .presence(new UnavailableHandler(environment))
        .presence(new ProbeHandler(environment))
        .presence(new PresenceErrorHandler(environment, subscription))
        .presence(new SubscriptionHandler(environment, subscription));
    return this;
  }

  /** What follows from registering and unregistering. */
  public PresenceModule accounts(AccountListeners listeners) {
    listeners.add(subscription);
    return this;
  }

  /** Brings life into a session; must come after the loader of accounts. */
  public SessionLoader loader() {
    return session -> CompletableFuture.completedFuture(() -> subscription.loaded(session));
  }

  /** To be run each time the stream has come up. */
  public Runnable rollCall(
      AccountStore accounts,
      Sessions sessions,
      StanzaSink sink,
      ScheduledExecutorService scheduler) {
    return new RollCall(environment, accounts, sessions, sink, scheduler);
  }
}
