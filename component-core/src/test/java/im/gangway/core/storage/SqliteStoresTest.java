package im.gangway.core.storage;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/** All that the stores must do, in SQLite. */
@ExtendWith(SqliteDatabases.class)
final class SqliteStoresTest {
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
