package im.gangway.core.roster;

import im.gangway.core.account.AccountListeners;
import im.gangway.core.address.TargetKind;
import im.gangway.core.command.Commands;
import im.gangway.core.disco.Capabilities;
import im.gangway.core.disco.DiscoExtension;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.HandlerRegistry;
import im.gangway.core.privilege.Privileges;
import im.gangway.core.relay.RelayRegistry;
import im.gangway.core.session.SessionLoader;
import im.gangway.core.storage.ContactStore;
import im.gangway.transport.LegacyEvent.ContactChanged;
import im.gangway.transport.LegacyEvent.ContactPresence;
import im.gangway.transport.LegacyEvent.ContactRemoved;
import im.gangway.transport.LegacyEvent.ContactRenamed;
import im.gangway.transport.LegacyEvent.ContactsListed;
import im.gangway.transport.LegacyEvent.SubscriptionAccepted;
import im.gangway.transport.LegacyEvent.SubscriptionEnded;
import im.gangway.transport.LegacyEvent.SubscriptionRefused;
import im.gangway.transport.LegacyEvent.SubscriptionRequested;
import java.util.concurrent.ScheduledExecutorService;

/** Registers all that has to do with users' contacts. */
public final class RosterModule {
  private final Privileges privileges;
  private final PacedTurns turns;

  public RosterModule(Privileges privileges, ScheduledExecutorService scheduler) {
    this.privileges = privileges;
    this.turns = new PacedTurns(scheduler);
  }

  /** What brings a user's contacts into the user's session; everything else here needs it. */
  public SessionLoader loader(
      GatewayContext context, ContactStore store, Capabilities capabilities) {
    return new RosterEnvironment(
        context, store, capabilities, privileges, new GreetedUsers(), turns);
  }

  /** Who removes the contacts of users who unregister; after the gateway's own farewell. */
  public void installRemoval(AccountListeners accounts) {
    accounts.add(new ContactRemoval());
  }

  /** What shows the contacts in service discovery. */
  public DiscoExtension disco() {
    return new ContactDisco();
  }

  /** Adds what users can have done; where the network keeps a list of contacts. */
  public void installCommands(Commands commands) {
    commands.add(new IntroduceCommand());
  }

  /** Adds the handlers. */
  public void installHandlers(HandlerRegistry handlers) {
    handlers
        .presence(new SubscriptionHandler())
        .presence(new ProbeHandler())
        .iq(new RosterPushHandler(privileges))
        .feature(TargetKind.GATEWAY, RosterSuggestions.ROSTERX);
  }

  /** Adds the relays. */
  public void installRelays(RelayRegistry relays) {
    listRelays(relays);
    relays
        .add(
            new ContactRelay<>(
                SubscriptionRequested.class,
                (contacts, event) -> contacts.consents().requested(event)))
        .add(
            new ContactRelay<>(
                SubscriptionAccepted.class,
                (contacts, event) -> contacts.consents().accepted(event.contact())))
        .add(
            new ContactRelay<>(
                SubscriptionRefused.class,
                (contacts, event) -> contacts.consents().refused(event.contact(), event.text())))
        .add(
            new ContactRelay<>(
                SubscriptionEnded.class,
                (contacts, event) -> contacts.consents().ended(event.contact())));
  }

  private static void listRelays(RelayRegistry relays) {
    relays
        .add(
            new ContactRelay<>(
                ContactsListed.class,
                (contacts, event) -> contacts.list().listed(event.contacts())))
        .add(
            new ContactRelay<>(
                ContactChanged.class,
                (contacts, event) -> contacts.list().changed(event.contact())))
        .add(
            new ContactRelay<>(
                ContactRemoved.class,
                (contacts, event) -> contacts.list().removed(event.contact())))
        .add(
            new ContactRelay<>(
                ContactRenamed.class, (contacts, event) -> contacts.list().renamed(event)))
        .add(
            new ContactRelay<>(
                ContactPresence.class, (contacts, event) -> contacts.list().presence(event)));
  }
}
