package im.gangway.core.gateway;

import im.gangway.core.account.AccountGate;
import im.gangway.core.address.TargetKind;
import im.gangway.core.admin.AccountRemoval;
import im.gangway.core.admin.AdminModule;
import im.gangway.core.admin.Administration;
import im.gangway.core.chat.ChatHandler;
import im.gangway.core.command.CommandDisco;
import im.gangway.core.command.CommandHandler;
import im.gangway.core.command.ConfigureCommand;
import im.gangway.core.command.HelpCommand;
import im.gangway.core.command.LogInCommand;
import im.gangway.core.command.LogOutCommand;
import im.gangway.core.command.StatusCommand;
import im.gangway.core.command.TransportCommands;
import im.gangway.core.contact.BounceHandler;
import im.gangway.core.contact.BounceHandler.Bounced;
import im.gangway.core.contact.ContactMessageHandler;
import im.gangway.core.contact.DirectWay;
import im.gangway.core.contact.MessageDeliveredRelay;
import im.gangway.core.contact.MessageFailedRelay;
import im.gangway.core.contact.MessageReceivedRelay;
import im.gangway.core.contact.MessageWay;
import im.gangway.core.contact.RefusedContentHandler;
import im.gangway.core.contact.ServiceNoticeRelay;
import im.gangway.core.contact.SessionEndedRelay;
import im.gangway.core.contact.TypingChangedRelay;
import im.gangway.core.delivery.Delivery;
import im.gangway.core.delivery.Outbox;
import im.gangway.core.disco.Capabilities;
import im.gangway.core.disco.DiscoInfoHandler;
import im.gangway.core.disco.DiscoItemsHandler;
import im.gangway.core.disco.RoomDirectory;
import im.gangway.core.form.ConfigurationForms;
import im.gangway.core.group.GroupMessageHandler;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.info.ContactNodesHandler;
import im.gangway.core.info.ContactVcardHandler;
import im.gangway.core.info.DataPolicy;
import im.gangway.core.info.EntityTimeHandler;
import im.gangway.core.info.LastActivityHandler;
import im.gangway.core.info.PingHandler;
import im.gangway.core.info.VcardHandler;
import im.gangway.core.info.VersionHandler;
import im.gangway.core.presence.NetworkPresenceRelay;
import im.gangway.core.presence.PresenceModule;
import im.gangway.core.presence.SubscriptionRefusal;
import im.gangway.core.privilege.PrivilegeModule;
import im.gangway.core.privilege.Privileges;
import im.gangway.core.prompt.AddressCommand;
import im.gangway.core.prompt.AddressPromptHandler;
import im.gangway.core.room.OccupantMessages;
import im.gangway.core.room.RoomDisco;
import im.gangway.core.room.RoomModule;
import im.gangway.core.roster.RosterModule;
import im.gangway.core.search.SearchHandler;
import im.gangway.transport.Ability;
import java.util.List;

/** Everything that every gateway can do: one line for each handler, relay and command. */
final class StandardHandlers {
  private static final String RSM = "http://jabber.org/protocol/rsm";

  private StandardHandlers() {}

  static void install(
      GatewayParts parts, List<GatewayExtension> extensions, Administration administration) {
    ConfigurationForms forms =
        new ConfigurationForms(parts.context().service(), parts.stores().settings());
    Capabilities capabilities = new Capabilities(parts.handlers(), parts.context().info());
    parts.handlers().message(new RefusedContentHandler());
    commands(parts, forms);
    RosterModule roster = roster(parts, capabilities);
    rooms(parts, forms);
    contacts(parts);
    presence(parts, new PresenceModule(parts.context(), capabilities).accounts(parts.accounts()));
    roster.installRemoval(parts.accounts());
    information(parts);
    publicity(parts);
    extensions.forEach(extension -> extension.install(parts));
    administration(parts, administration);
    transportCommands(parts);
    discovery(parts, capabilities);
  }

  private static void commands(GatewayParts parts, ConfigurationForms forms) {
    parts.commands().add(new HelpCommand(parts.commands(), parts.context()));
    parts.commands().add(new StatusCommand());
    parts.commands().add(new AddressCommand(parts.context()));
    parts.commands().add(new LogInCommand()).add(new LogOutCommand());
    parts.commands().add(new ConfigureCommand(forms));
  }

  /** After those of the gateway, whose names are taken. */
  private static void transportCommands(GatewayParts parts) {
    TransportCommands.install(parts.context().service(), parts.commands());
  }

  /** Behind the commands for users. */
  private static void administration(GatewayParts parts, Administration administration) {
    AdminModule.install(
        parts.commands(),
        parts.context(),
        parts.sessions(),
        parts.stores().accounts(),
        new AccountRemoval(parts.sessions(), parts.accounts()),
        parts.scheduler(),
        administration);
  }

  private static void rooms(GatewayParts parts, ConfigurationForms forms) {
    if (has(parts, Ability.ROOMS)) {
      RoomModule.install(parts.context(), parts.handlers(), parts.relays());
      RoomModule.installOwnerForm(forms, parts.handlers());
      parts.disco().add(new RoomDisco(parts.context()));
    }
  }

  /** Before messages, among which it finds those that only look like a user's. */
  private static RosterModule roster(GatewayParts parts, Capabilities capabilities) {
    GatewayContext context = parts.context();
    Privileges privileges = new Privileges(context.server());
    PrivilegeModule.install(context, privileges, parts.handlers(), parts.relays());
    parts.linkUp().add(privileges::forget);
    RosterModule roster = new RosterModule(privileges, parts.scheduler());
    parts.loaders().add(roster.loader(context, parts.stores().contacts(), capabilities));
    roster.installHandlers(parts.handlers());
    roster.installRelays(parts.relays());
    if (has(parts, Ability.CONTACTS)) {
      roster.installCommands(parts.commands());
    }
    parts.disco().add(roster.disco());
    return roster;
  }

  private static void contacts(GatewayParts parts) {
    GatewayContext context = parts.context();
    MessageReceivedRelay received =
        new MessageReceivedRelay(context, new OccupantMessages(context));
    parts.relays().add(received);
    if (context.info().keepsMessages()) {
      storedMessages(parts, received);
    } else {
      passingMessages(parts);
    }
    if (has(parts, Ability.DELIVERY_REPORTS)) {
      parts.handlers().feature(TargetKind.CONTACT, "urn:xmpp:receipts");
    }
    parts.handlers().feature(TargetKind.GATEWAY, "jid\\20escaping");
    parts.relays().add(new TypingChangedRelay(context));
    parts.relays().add(new ServiceNoticeRelay(context));
    parts.relays().add(new SessionEndedRelay());
  }

  /** What users write, to one or to several. */
  private static void written(GatewayParts parts, MessageWay way) {
    ContactMessageHandler contacts = new ContactMessageHandler(parts.context(), way);
    parts.handlers().message(contacts);
    parts
        .handlers()
        .message(new GroupMessageHandler(parts.context(), contacts, new AccountGate()))
        .feature(TargetKind.GATEWAY, GroupMessageHandler.FEATURE);
  }

  private static void passingMessages(GatewayParts parts) {
    written(parts, new DirectWay());
    parts.handlers().message(new BounceHandler(Bounced.IGNORED));
    parts.relays().add(new MessageDeliveredRelay()).add(new MessageFailedRelay());
  }

  private static void storedMessages(GatewayParts parts, MessageReceivedRelay received) {
    GatewayContext context = parts.context();
    Delivery delivery = parts.delivery();
    Outbox outbox = delivery.outbox(context, parts.sessions(), parts.sink());
    written(parts, outbox);
    parts.handlers().message(new BounceHandler(delivery.open(parts.sessions(), received)));
    delivery.relays(outbox, parts.relays());
    parts.loaders().add(delivery.loader(outbox));
    parts.linkUp().add(delivery.linkUp(outbox));
  }

  private static void presence(GatewayParts parts, PresenceModule module) {
    module.handlers(parts.handlers());
    parts.loaders().add(module.loader());
    parts
        .linkUp()
        .add(
            module.rollCall(
                parts.stores().accounts(), parts.sessions(), parts.sink(), parts.scheduler()));
    parts.handlers().presence(new SubscriptionRefusal());
    parts.handlers().feature(TargetKind.GATEWAY, "http://jabber.org/protocol/caps");
    parts.relays().add(new NetworkPresenceRelay(parts.context()));
  }

  private static void information(GatewayParts parts) {
    parts.handlers().iq(new PingHandler());
    parts.handlers().iq(VersionHandler.ofThisProgram());
    parts.handlers().iq(new LastActivityHandler(parts.context()));
    parts.handlers().iq(new EntityTimeHandler(parts.context().clock()));
    parts.handlers().iq(new VcardHandler(parts.context().info()));
    parts.handlers().iq(new ContactVcardHandler(parts.context().info()));
    if (has(parts, Ability.PROFILES)) {
      parts.handlers().iq(new ContactNodesHandler());
    }
    parts.handlers().iq(new AddressPromptHandler(parts.context(), parts.stores().settings()));
  }

  private static void publicity(GatewayParts parts) {
    DataPolicy.install(parts.context(), parts.handlers());
    if (has(parts, Ability.SEARCH)) {
      parts.handlers().iq(new SearchHandler(parts.context()));
    }
  }

  /** Last, since it tells what the others have added. */
  private static void discovery(GatewayParts parts, Capabilities capabilities) {
    parts.disco().add(new CommandDisco(parts.commands()));
    parts.handlers().iq(new CommandHandler(parts.commands(), parts.context().clock()));
    parts.handlers().message(new ChatHandler(parts.commands(), parts.context().clock()));
    if (has(parts, Ability.ROOM_DIRECTORY)) {
      GatewayContext context = parts.context();
      parts.disco().add(new RoomDirectory(context, context.service().onlyNetwork()));
      parts.handlers().feature(TargetKind.NETWORK, RSM);
      context
          .service()
          .onlyNetwork()
          .ifPresent(only -> parts.handlers().feature(TargetKind.GATEWAY, RSM));
    }
    parts.handlers().iq(new DiscoInfoHandler(capabilities, parts.disco()));
    parts.handlers().iq(new DiscoItemsHandler(parts.disco()));
  }

  private static boolean has(GatewayParts parts, Ability ability) {
    return parts.context().info().abilities().contains(ability);
  }
}
