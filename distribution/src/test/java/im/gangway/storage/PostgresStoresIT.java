package im.gangway.storage;

import im.gangway.core.storage.AccessRuleStoreContract;
import im.gangway.core.storage.AccountStoreContract;
import im.gangway.core.storage.ContactStoreContract;
import im.gangway.core.storage.DatabaseContract;
import im.gangway.core.storage.IncomingStoreContract;
import im.gangway.core.storage.KeyRotationContract;
import im.gangway.core.storage.OutgoingStoreContract;
import im.gangway.core.storage.StoreWriterContract;
import im.gangway.core.storage.TransportStateStoreContract;
import im.gangway.core.storage.UserSettingsStoreContract;
import im.gangway.peers.PeerLogs;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/** All that the stores must do, in PostgreSQL. */
@ExtendWith({PostgresDatabases.class, PeerLogs.class})
final class PostgresStoresIT {
  @Nested
  final class Databases extends DatabaseContract {}

  @Nested
  final class Writer extends StoreWriterContract {}

  @Nested
  final class Accounts extends AccountStoreContract {}

  @Nested
  final class Contacts extends ContactStoreContract {}

  @Nested
  final class Outgoing extends OutgoingStoreContract {}

  @Nested
  final class Incoming extends IncomingStoreContract {}

  @Nested
  final class Settings extends UserSettingsStoreContract {}

  @Nested
  final class AccessRules extends AccessRuleStoreContract {}

  @Nested
  final class TransportStates extends TransportStateStoreContract {}

  @Nested
  final class Keys extends KeyRotationContract {}
}
