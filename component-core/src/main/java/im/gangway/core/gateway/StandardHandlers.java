package im.gangway.core.gateway;

import im.gangway.core.address.TargetKind;
import im.gangway.core.command.CommandDisco;
import im.gangway.core.command.CommandHandler;
import im.gangway.core.command.Commands;
import im.gangway.core.command.ConfigureCommand;
import im.gangway.core.contact.ContactMessageHandler;
import im.gangway.core.contact.MessageReceivedRelay;
import im.gangway.core.contact.ServiceNoticeRelay;
import im.gangway.core.contact.SessionEndedRelay;
import im.gangway.core.disco.Capabilities;
import im.gangway.core.disco.DiscoExtension;
import im.gangway.core.disco.DiscoInfoHandler;
import im.gangway.core.disco.DiscoItemsHandler;
import im.gangway.core.disco.RoomDirectory;
import im.gangway.core.form.ConfigurationForms;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.HandlerRegistry;
import im.gangway.core.info.EntityTimeHandler;
import im.gangway.core.info.LastActivityHandler;
import im.gangway.core.info.PingHandler;
import im.gangway.core.info.VcardHandler;
import im.gangway.core.info.VersionHandler;
import im.gangway.core.presence.GatewayPresenceHandler;
import im.gangway.core.presence.NetworkPresenceRelay;
import im.gangway.core.presence.SubscriptionRefusal;
import im.gangway.core.relay.RelayRegistry;
import im.gangway.core.room.OccupantMessages;
import im.gangway.core.room.RoomModule;
import im.gangway.core.storage.UserSettingsStore;
import im.gangway.transport.Ability;
import java.util.ArrayList;
import java.util.List;

/** Everything that every gateway can do: one line for each handler and each relay. */
final class StandardHandlers {
  private StandardHandlers() {}

  static void install(
      GatewayContext context,
      UserSettingsStore settings,
      HandlerRegistry handlers,
      RelayRegistry relays) {
    Capabilities capabilities = new Capabilities(handlers, context.info());
    Commands commands =
        new Commands(
            List.of(new ConfigureCommand(new ConfigurationForms(context.service(), settings))));
    RoomModule.install(context, handlers, relays);
    handlers.message(new ContactMessageHandler(context));
    handlers.presence(new GatewayPresenceHandler(capabilities));
    handlers.presence(new SubscriptionRefusal());
    handlers.iq(new DiscoInfoHandler(capabilities, extensions(context, commands)));
    handlers.iq(new DiscoItemsHandler(extensions(context, commands)));
    handlers.iq(new CommandHandler(commands, context.clock()));
    handlers.iq(new PingHandler());
    handlers.iq(VersionHandler.ofThisProgram());
    handlers.iq(new LastActivityHandler(context));
    handlers.iq(new EntityTimeHandler(context.clock()));
    handlers.iq(new VcardHandler(context.info()));
    handlers.feature(TargetKind.GATEWAY, "jid\\20escaping");
    relays.add(new MessageReceivedRelay(context, new OccupantMessages(context)));
    relays.add(new ServiceNoticeRelay(context));
    relays.add(new NetworkPresenceRelay(context));
    relays.add(new SessionEndedRelay());
  }

  private static List<DiscoExtension> extensions(GatewayContext context, Commands commands) {
    List<DiscoExtension> extensions = new ArrayList<>();
    extensions.add(new CommandDisco(commands));
    if (context.info().abilities().contains(Ability.ROOM_DIRECTORY)) {
      extensions.add(new RoomDirectory(context, context.service().onlyNetwork()));
    }
    return List.copyOf(extensions);
  }
}
