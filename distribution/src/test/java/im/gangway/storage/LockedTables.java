package im.gangway.storage;

import im.gangway.core.storage.DatabaseAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Somebody else who has the tables that are written to for themselves. */
final class LockedTables implements AutoCloseable {
  private final Connection connection;

  LockedTables(DatabaseAccess access) {
    try {
      connection = DriverManager.getConnection(access.url(), access.user(), access.password());
      connection.setAutoCommit(false);
      connection.createStatement().execute("LOCK TABLE t, store_probe IN ACCESS EXCLUSIVE MODE");
    } catch (SQLException e) {
      throw new IllegalStateException("No lock", e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("No end of the lock", e);
    }
  }
}
