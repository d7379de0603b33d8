package im.gangway.core.gateway;

import im.gangway.core.contact.ContactMessageHandler;
import im.gangway.core.contact.MessageReceivedRelay;
import im.gangway.core.contact.ServiceNoticeRelay;
import im.gangway.core.contact.SessionEndedRelay;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.HandlerRegistry;
import im.gangway.core.presence.NetworkPresenceRelay;
import im.gangway.core.presence.SubscriptionRefusal;
import im.gangway.core.relay.RelayRegistry;
import im.gangway.core.room.OccupantMessages;
import im.gangway.core.room.RoomModule;
import im.gangway.core.storage.UserSettingsStore;

/** Everything that every gateway can do: one line for each handler and each relay. */
final class StandardHandlers {
  private StandardHandlers() {}

  static void install(
      GatewayContext context,
      UserSettingsStore settings,
      HandlerRegistry handlers,
      RelayRegistry relays) {
    RoomModule.install(context, handlers, relays);
    handlers.message(new ContactMessageHandler(context));
    handlers.presence(new SubscriptionRefusal());
    relays.add(new NetworkPresenceRelay(context));
    relays.add(new MessageReceivedRelay(context, new OccupantMessages(context)));
    relays.add(new ServiceNoticeRelay(context));
    relays.add(new SessionEndedRelay());
  }
}
