package im.gangway.core.presence;

import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.PresenceHandler;
import im.gangway.core.handler.PresenceRequest;
import im.gangway.core.handler.StanzaTypes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/**
 * Who wants to see the gateway's presence may (RFC 6121 §3.1); for a user who has registered, the
 * gateway in the roster is what logging in hangs on, see {@link Subscription}.
 */
final class SubscriptionHandler implements PresenceHandler {
  private final PresenceEnvironment environment;
  private final Subscription subscription;

  SubscriptionHandler(PresenceEnvironment environment, Subscription subscription) {
    this.environment = environment;
    this.subscription = subscription;
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.GATEWAY, TargetKind.NETWORK);
  }

  @Override
  public boolean handles(Presence presence) {
    return true;
  }

  @Override
  public CompletionStage<Void> handle(PresenceRequest request) {
    Optional<Presence.Type> type = StanzaTypes.presence(request.stanza());
    if (type.isPresent()) {
      boolean member =
          request.target().kind() == TargetKind.GATEWAY && Subscription.concerns(request.session());
      if (member) {
        subscription.changed(request.session(), type.get());
      } else {
        anyone(request, type.get());
      }
    }
    return CompletableFuture.completedFuture(null);
  }

  private void anyone(PresenceRequest request, Presence.Type type) {
    JID user = request.session().user();
    switch (type) {
      case subscribe -> {
        environment.answer(request, user, Presence.Type.subscribed);
        environment.answer(request, user, null);
      }
      case unsubscribe -> environment.answer(request, user, Presence.Type.unsubscribed);
      default -> {
        // "subscribed" and "unsubscribed" answer requests that the gateway has not made
      }
    }
  }
}
