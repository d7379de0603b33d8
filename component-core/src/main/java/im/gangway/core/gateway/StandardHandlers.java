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
import im.gangway.core.room.RoomDisco;
import im.gangway.core.room.RoomModule;
import im.gangway.core.storage.UserSettingsStore;
import im.gangway.transport.Ability;
import im.gangway.transport.ConfigurableService;
import java.util.ArrayList;
import java.util.List;

/** Everything that every gateway can do: one line for each handler and each relay. */
final class StandardHandlers {
  private static final String RSM = "http://jabber.org/protocol/rsm";

  private StandardHandlers() {}

  static void install(
      GatewayContext context,
      UserSettingsStore settings,
      HandlerRegistry handlers,
      RelayRegistry relays) {
    ConfigurationForms forms = new ConfigurationForms(context.service(), settings);
    Commands commands = commands(context, forms);
    if (has(context, Ability.ROOMS)) {
      RoomModule.install(context, handlers, relays);
      RoomModule.installOwnerForm(forms, handlers);
    }
    contacts(context, handlers, relays);
    presence(context, handlers, relays);
    information(context, handlers);
    discovery(context, commands, handlers);
    if (!commands.all().isEmpty()) {
      handlers.iq(new CommandHandler(commands, context.clock()));
    }
    relays.add(new SessionEndedRelay());
  }

  private static Commands commands(GatewayContext context, ConfigurationForms forms) {
    boolean configurable = context.service() instanceof ConfigurableService;
    return new Commands(configurable ? List.of(new ConfigureCommand(forms)) : List.of());
  }

  private static void contacts(
      GatewayContext context, HandlerRegistry handlers, RelayRegistry relays) {
    handlers.message(new ContactMessageHandler(context));
    handlers.feature(TargetKind.GATEWAY, "jid\\20escaping");
    relays.add(new MessageReceivedRelay(context, new OccupantMessages(context)));
    relays.add(new ServiceNoticeRelay(context));
  }

  private static void presence(
      GatewayContext context, HandlerRegistry handlers, RelayRegistry relays) {
    handlers.presence(new GatewayPresenceHandler(new Capabilities(handlers, context.info())));
    handlers.presence(new SubscriptionRefusal());
    handlers.feature(TargetKind.GATEWAY, "http://jabber.org/protocol/caps");
    relays.add(new NetworkPresenceRelay(context));
  }

  private static void information(GatewayContext context, HandlerRegistry handlers) {
    handlers.iq(new PingHandler());
    handlers.iq(VersionHandler.ofThisProgram());
    handlers.iq(new LastActivityHandler(context));
    handlers.iq(new EntityTimeHandler(context.clock()));
    handlers.iq(new VcardHandler(context.info()));
  }

  private static void discovery(
      GatewayContext context, Commands commands, HandlerRegistry handlers) {
    List<DiscoExtension> extensions = new ArrayList<>();
    if (!commands.all().isEmpty()) {
      extensions.add(new CommandDisco(commands));
    }
    if (has(context, Ability.ROOMS)) {
      extensions.add(new RoomDisco(context));
    }
    if (has(context, Ability.ROOM_DIRECTORY)) {
      extensions.add(new RoomDirectory(context, context.service().onlyNetwork()));
      directoryFeatures(context, handlers);
    }
    handlers.iq(new DiscoInfoHandler(new Capabilities(handlers, context.info()), extensions));
    handlers.iq(new DiscoItemsHandler(extensions));
  }

  private static void directoryFeatures(GatewayContext context, HandlerRegistry handlers) {
    handlers.feature(TargetKind.NETWORK, RSM);
    context.service().onlyNetwork().ifPresent(only -> handlers.feature(TargetKind.GATEWAY, RSM));
  }

  private static boolean has(GatewayContext context, Ability ability) {
    return context.info().abilities().contains(ability);
  }
}
