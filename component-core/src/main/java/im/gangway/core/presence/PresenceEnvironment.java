package im.gangway.core.presence;

import im.gangway.core.config.RegistrationPolicy;
import im.gangway.core.disco.Capabilities;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.PresenceRequest;
import im.gangway.core.session.UserSession;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/** What the presence of all users of one domain shares. */
record PresenceEnvironment(GatewayContext context, Capabilities capabilities) {

  Lifecycle lifecycle(UserSession session) {
    Availability resources = Availability.of(session);
    return session.part(Lifecycle.class, owner -> new Lifecycle(owner, this, resources));
  }

  /** Answers a presence with one of what it was sent to; without a type, that is available. */
  void answer(PresenceRequest request, JID to, Presence.@Nullable Type type) {
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

  /** Whether only those may use the gateway who have an account. */
  boolean isRequired() {
    return context.registration() == RegistrationPolicy.REQUIRED
        || context.registration() == RegistrationPolicy.CLOSED;
  }
}
