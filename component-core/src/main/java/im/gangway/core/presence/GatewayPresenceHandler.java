package im.gangway.core.presence;

import im.gangway.core.address.TargetKind;
import im.gangway.core.disco.Capabilities;
import im.gangway.core.handler.PresenceHandler;
import im.gangway.core.handler.PresenceRequest;
import im.gangway.core.handler.StanzaTypes;
import im.gangway.core.session.UserSession;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/**
 * A user's presence towards the gateway or one of its networks: being available keeps the user
 * connected, and is answered with the gateway's own presence.
 */
public final class GatewayPresenceHandler implements PresenceHandler {
  private final Capabilities capabilities;

  public GatewayPresenceHandler(Capabilities capabilities) {
    this.capabilities = capabilities;
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
    Presence presence = request.stanza();
    if (StanzaTypes.isAvailable(presence)) {
      available(request);
    } else {
      StanzaTypes.presence(presence).ifPresent(type -> other(request, type));
    }
    return CompletableFuture.completedFuture(null);
  }

  private void available(PresenceRequest request) {
    Availability availability = Availability.of(request.session());
    boolean added = availability.add(request.from());
    ShownPresence shown = ShownPresence.of(request.session());
    shown.note(request.stanza(), Availability.class, availability::contains);
    shown.show();
    if (added) {
      answer(request, request.from(), null);
    }
  }

  private void other(PresenceRequest request, Presence.Type type) {
    switch (type) {
      case probe -> answer(request, request.from(), null);
      case subscribe -> {
        answer(request, request.from().asBareJID(), Presence.Type.subscribed);
        answer(request, request.from().asBareJID(), null);
      }
      case unsubscribe -> answer(request, request.from().asBareJID(), Presence.Type.unsubscribed);
      case unavailable -> unavailable(request);
      case error -> lose(request);
      default -> {
        // "subscribed" and "unsubscribed" answer requests that the gateway has not made
      }
    }
  }

  private void unavailable(PresenceRequest request) {
    forget(request);
    answer(request, request.from(), Presence.Type.unavailable);
  }

  /** A resource that cannot be reached may come back: the connection is kept for a while. */
  private static void lose(PresenceRequest request) {
    UserSession session = request.session();
    session
        .existing(Availability.class)
        .filter(all -> all.remove(request.from()))
        .ifPresent(
            all -> {
              ShownPresence.refresh(session);
              session.touch();
            });
  }

  private void forget(PresenceRequest request) {
    UserSession session = request.session();
    session.existing(Availability.class).ifPresent(all -> all.remove(request.from()));
    ShownPresence.refresh(session);
    session.review();
  }

  private void answer(PresenceRequest request, JID to, Presence.@Nullable Type type) {
    Presence answer = new Presence();
    answer.setFrom(request.to().asBareJID());
    answer.setTo(to);
    if (type == null) {
      capabilities.addTo(answer, request.target().kind());
    } else {
      answer.setType(type);
    }
    request.session().send(answer);
  }
}
