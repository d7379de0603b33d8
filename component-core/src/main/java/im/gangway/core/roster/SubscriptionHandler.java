package im.gangway.core.roster;

import im.gangway.core.address.Target;
import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.PresenceHandler;
import im.gangway.core.handler.PresenceRequest;
import im.gangway.core.handler.StanzaTypes;
import im.gangway.core.xml.Elements;
import im.gangway.transport.LegacyAddress;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;
import org.xmpp.packet.Presence;
import org.xmpp.packet.Presence.Type;

/** A user's word about the subscription between the user and a contact (RFC 6121 §3). */
final class SubscriptionHandler implements PresenceHandler {
  private static final String NICK = "http://jabber.org/protocol/nick";
  private static final Set<Type> TYPES =
      EnumSet.of(Type.subscribe, Type.subscribed, Type.unsubscribe, Type.unsubscribed);

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.CONTACT);
  }

  @Override
  public boolean handles(Presence presence) {
    return StanzaTypes.presence(presence).filter(TYPES::contains).isPresent();
  }

  @Override
  public CompletionStage<Void> handle(PresenceRequest request) {
    Subscriptions subscriptions = Contacts.of(request.session()).subscriptions();
    LegacyAddress contact = ((Target.Contact) request.target()).address();
    switch (StanzaTypes.presence(request.stanza()).orElseThrow()) {
      case subscribe ->
          subscriptions.wanted(contact, request.to().asBareJID(), nick(request), reason(request));
      case subscribed -> subscriptions.allowed(contact);
      case unsubscribe -> subscriptions.unwanted(contact, request.to().asBareJID());
      default -> subscriptions.denied(contact);
    }
    return CompletableFuture.completedFuture(null);
  }

  private static String nick(PresenceRequest request) {
    Element nick = Elements.child(request.stanza().getElement(), "nick", NICK);
    return nick == null ? "" : nick.getText().strip();
  }

  private static String reason(PresenceRequest request) {
    String status = Elements.childText(request.stanza().getElement(), "status");
    return status == null ? "" : status;
  }
}
