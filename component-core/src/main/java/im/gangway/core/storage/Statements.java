package im.gangway.core.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.JdbiConfig;
import org.jspecify.annotations.Nullable;

/**
 * Statements that run for each message, prepared once for each connection. Jdbi's own are made anew
 * each time, which takes longer than to run them. For the connection's thread.
 *
 * <p>Public, as are its constructor and copy, only because Jdbi makes it.
 */
public final class Statements implements JdbiConfig<Statements> {
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  /** None prepared yet. */
  public Statements() {}

  /** Reads a row. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Runs a statement with its parameters in their order; the number of rows that it changed. */
  static int update(Handle handle, String sql, @Nullable Object... values) throws SQLException {
    return bound(handle, sql, values).executeUpdate();
  }

  /** Runs a query with its parameters in their order; its first row. */
  static <T> Optional<T> first(Handle handle, String sql, Row<T> row, @Nullable Object... values)
      throws SQLException {
    try (ResultSet rows = bound(handle, sql, values).executeQuery()) {
      return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
    }
  }

  private static PreparedStatement bound(Handle handle, String sql, @Nullable Object... values)
      throws SQLException {
    PreparedStatement statement =
        handle.getConfig(Statements.class).prepared(handle.getConnection(), sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  /** They are closed with their connection. */
  private PreparedStatement prepared(Connection connection, String sql) throws SQLException {
    PreparedStatement known = prepared.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      prepared.put(sql, known);
    }
    return known;
  }

  /** Another handle has another connection. */
  @Override
  public Statements createCopy() {
    return new Statements();
  }
}
