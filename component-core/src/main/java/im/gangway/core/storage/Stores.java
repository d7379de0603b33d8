package im.gangway.core.storage;

import im.gangway.core.vault.Sealer;
import java.time.Clock;

/** What is kept in one database. Thread-safe. */
public record Stores(
    UserSettingsStore settings,
    AccountStore accounts,
    ContactStore contacts,
    AccessRuleStore accessRules,
    OutgoingStore outgoing,
    IncomingStore incoming,
    WaitingStore waiting,
    TransportStateStore states) {

  /** The stores of a database whose secrets are sealed by that sealer. */
  public static Stores of(Database database, Sealer sealer, Clock clock) {
    UserSettingsStore settings = new UserSettingsStore(database, sealer);
    return new Stores(
        settings,
        new AccountStore(database, settings, clock),
        new ContactStore(database),
        new AccessRuleStore(database),
        new OutgoingStore(database, clock),
        new IncomingStore(database, clock),
        new WaitingStore(database),
        new TransportStateStore(database, clock));
  }
}
