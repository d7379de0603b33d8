package im.gangway.core.presence;

import im.gangway.core.handler.GatewayContext;
import im.gangway.core.relay.Relay;
import im.gangway.core.session.UserSession;
import im.gangway.core.text.Languages;
import im.gangway.transport.LegacyEvent.NetworkChanged;
import java.util.Locale;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/** How a network's connection is, as the network's presence to resources that are available. */
public final class NetworkPresenceRelay implements Relay<NetworkChanged> {
  private final GatewayContext context;

  public NetworkPresenceRelay(GatewayContext context) {
    this.context = context;
  }

  @Override
  public Class<NetworkChanged> event() {
    return NetworkChanged.class;
  }

  @Override
  public void relay(NetworkChanged event, UserSession session) {
    session
        .existing(Availability.class)
        .ifPresent(
            all ->
                all.resources()
                    .forEach(to -> session.send(presence(event, to, session.language()))));
  }

  private Presence presence(NetworkChanged event, JID to, Locale language) {
    Presence presence = new Presence();
    switch (event.state()) {
      case CONNECTED -> {
        // available, which needs no type
      }
      case CONNECTING, RECONNECTING -> presence.setShow(Presence.Show.xa);
      case DISCONNECTED -> presence.setType(Presence.Type.unavailable);
    }
    presence.setFrom(context.addresses().of(event.network()));
    presence.setTo(to);
    if (!event.text().isEmpty()) {
      presence.setStatus(event.text().in(language));
      Languages.mark(presence.getElement(), event.text(), language);
    }
    return presence;
  }
}
