package im.gangway.core.storage;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The SQL of the table user_setting. */
final class UserSettingRows {
  private UserSettingRows() {}

  /** A row without its user; one of value and sealed is set. */
  // An array: it lives between the query and the unsealing, and is never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Row(String scope, String field, @Nullable String value, byte @Nullable [] sealed) {
    @Override
    public String toString() {
      return "Row[" + scope + ", " + field + "]";
    }
  }

  static boolean anySealed(Handle handle) {
    return handle
        .createQuery("SELECT EXISTS (SELECT 1 FROM user_setting WHERE sealed IS NOT NULL)")
        .mapTo(Boolean.class)
        .one();
  }

  static List<Row> find(Handle handle, String domain, String owner) {
    return handle
        .createQuery(
            "SELECT scope, field, value, sealed FROM user_setting"
                + " WHERE domain = :domain AND owner = :owner ORDER BY scope, field")
        .bind("domain", domain)
        .bind("owner", owner)
        .map(
            (rs, context) ->
                new Row(rs.getString(1), rs.getString(2), rs.getString(3), rs.getBytes(4)))
        .list();
  }

  static Set<String> plainFields(Handle handle, String domain, String owner, String scope) {
    return find(handle, domain, owner).stream()
        .filter(row -> row.scope().equals(scope) && row.value() != null)
        .map(Row::field)
        .collect(Collectors.toSet());
  }

  static int put(Handle handle, String domain, String owner, List<Row> rows) {
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO user_setting (domain, owner, scope, field, value, sealed)"
                + " VALUES (:domain, :owner, :scope, :field, :value, :sealed)"
                + " ON CONFLICT (domain, owner, scope, field)"
                + " DO UPDATE SET value = excluded.value, sealed = excluded.sealed");
    for (Row row : rows) {
      batch
          .bind("domain", domain)
          .bind("owner", owner)
          .bind("scope", row.scope())
          .bind("field", row.field())
          .bind("value", row.value())
          .bind("sealed", row.sealed())
          .add();
    }
    return execute(batch);
  }

  static int delete(Handle handle, String domain, String owner, String scope, List<String> fields) {
    PreparedBatch batch =
        handle.prepareBatch(
            "DELETE FROM user_setting WHERE domain = :domain AND owner = :owner"
                + " AND scope = :scope AND field = :field");
    for (String field : fields) {
      batch
          .bind("domain", domain)
          .bind("owner", owner)
          .bind("scope", scope)
          .bind("field", field)
          .add();
    }
    return execute(batch);
  }

  private static int execute(PreparedBatch batch) {
    int rows = 0;
    if (batch.size() > 0) {
      for (int count : batch.execute()) {
        rows += count;
      }
    }
    return rows;
  }

  static int deleteAll(Handle handle, String domain, String owner) {
    return handle
        .createUpdate("DELETE FROM user_setting WHERE domain = :domain AND owner = :owner")
        .bind("domain", domain)
        .bind("owner", owner)
        .execute();
  }

  /** Who has set a field of the transport as a whole to that value. */
  static Set<String> ownersWith(
      Handle handle, String domain, String field, String value, String first, String last) {
    return Set.copyOf(
        handle
            .createQuery(
                "SELECT owner FROM user_setting WHERE domain = :domain AND scope = ''"
                    + " AND field = :field AND value = :value"
                    + " AND owner >= :first AND owner <= :last")
            .bind("domain", domain)
            .bind("field", field)
            .bind("value", value)
            .bind("first", first)
            .bind("last", last)
            .mapTo(String.class)
            .list());
  }
}
