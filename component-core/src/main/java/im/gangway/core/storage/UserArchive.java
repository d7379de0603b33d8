package im.gangway.core.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Takes what is kept of a user out of a database and puts it into one, secrets as they are: sealed.
 * Stages fail with {@link StorageException}. Thread-safe.
 */
public final class UserArchive {
  private static final Map<String, List<String>> TABLES = tables();

  private final Database database;

  /** The archive of that database. */
  public UserArchive(Database database) {
    this.database = database;
  }

  /** In the order in which rows can be put in. */
  private static Map<String, List<String>> tables() {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    tables.put("account", List.of("domain", "owner", "created", "disabled", "dormant", "asked_at"));
    tables.put("registration", List.of("domain", "owner", "scope", "identity", "created"));
    tables.put("user_setting", List.of("domain", "owner", "scope", "field", "value", "sealed"));
    tables.put(
        "contact",
        List.of(
            "domain",
            "owner",
            "address",
            "seen",
            "sees",
            "wanted",
            "listed",
            "asked_at",
            "name",
            "groups",
            "unwanted"));
    return tables;
  }

  /** The columns of each table. */
  public static Map<String, List<String>> columns() {
    return TABLES;
  }

  /** All that is kept of a user. */
  public CompletionStage<UserRecord> read(String owner) {
    return database.read(
        handle -> {
          Map<String, List<Map<String, Object>>> found = new LinkedHashMap<>();
          TABLES.forEach((table, columns) -> found.put(table, rows(handle, table, columns, owner)));
          return new UserRecord(owner, found);
        });
  }

  private static List<Map<String, Object>> rows(
      Handle handle, String table, List<String> columns, String owner) {
    return handle
        .createQuery(
            "SELECT " + String.join(", ", columns) + " FROM " + table + " WHERE owner = :owner")
        .bind("owner", owner)
        .map((rs, context) -> row(rs, columns))
        .list();
  }

  private static Map<String, Object> row(ResultSet rs, List<String> columns) throws SQLException {
    Map<String, Object> row = new LinkedHashMap<>();
    for (String column : columns) {
      Object value = rs.getObject(column);
      if (value instanceof Number number) {
        row.put(column, number.longValue());
      } else if (value != null) {
        row.put(column, value);
      }
    }
    return row;
  }

  /**
   * Stores a record, all or nothing.
   *
   * @return false, with nothing stored, if something is kept of the user already in one of the
   *     record's domains, or another user has one of its legacy accounts
   */
  public CompletionStage<Boolean> write(UserRecord record) {
    return database.write(
        handle -> {
          if (isThere(handle, record) || isTaken(handle, record)) {
            return false;
          }
          TABLES.forEach(
              (table, columns) ->
                  record
                      .tables()
                      .getOrDefault(table, List.of())
                      .forEach(row -> put(handle, table, columns, row)));
          return true;
        });
  }

  private static boolean isThere(Handle handle, UserRecord record) {
    return record.tables().values().stream()
        .flatMap(List::stream)
        .map(row -> String.valueOf(row.get("domain")))
        .distinct()
        .anyMatch(domain -> AccountRows.find(handle, domain, record.owner()).isPresent());
  }

  private static boolean isTaken(Handle handle, UserRecord record) {
    return record.tables().getOrDefault("registration", List.of()).stream()
        .filter(row -> row.containsKey("identity"))
        .anyMatch(
            row ->
                AccountRows.isTaken(
                    handle,
                    String.valueOf(row.get("domain")),
                    record.owner(),
                    String.valueOf(row.get("scope")),
                    String.valueOf(row.get("identity"))));
  }

  private static void put(
      Handle handle, String table, List<String> columns, Map<String, Object> row) {
    List<String> present = columns.stream().filter(row::containsKey).toList();
    Update insert =
        handle.createUpdate(
            present.stream()
                .map(column -> ":" + column)
                .collect(
                    Collectors.joining(
                        ", ",
                        "INSERT INTO " + table + " (" + String.join(", ", present) + ") VALUES (",
                        ")")));
    present.forEach(column -> insert.bind(column, row.get(column)));
    insert.execute();
  }
}
