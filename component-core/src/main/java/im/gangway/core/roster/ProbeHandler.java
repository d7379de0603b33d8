package im.gangway.core.roster;

import im.gangway.core.address.Target;
import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.PresenceHandler;
import im.gangway.core.handler.PresenceRequest;
import im.gangway.core.handler.StanzaTypes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.Presence;

/**
 * A question how present a contact is (RFC 6121 §4.3): answered to who asks, if the user may see
 * the contact; whoever may not is told so.
 */
final class ProbeHandler implements PresenceHandler {

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.CONTACT);
  }

  @Override
  public boolean handles(Presence presence) {
    return StanzaTypes.is(presence, Presence.Type.probe);
  }

  @Override
  public CompletionStage<Void> handle(PresenceRequest request) {
    Contacts contacts = Contacts.of(request.session());
    Optional<Entry> seen =
        contacts
            .book()
            .find(((Target.Contact) request.target()).address())
            .filter(entry -> entry.seen);
    if (seen.isPresent()) {
      contacts.presences().probed(seen.get(), request.from());
    } else {
      refuse(request);
    }
    return CompletableFuture.completedFuture(null);
  }

  private static void refuse(PresenceRequest request) {
    Presence refusal = new Presence(Presence.Type.unsubscribed);
    refusal.setFrom(request.to().asBareJID());
    refusal.setTo(request.from().asBareJID());
    request.session().send(refusal);
  }
}
