package im.gangway.core.storage;

import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The SQL that looks at the sealed values of all users, page by page. */
final class SealedRows {
  private SealedRows() {}

  /** A sealed value with its place. */
  // An array: it lives between the query and the unsealing, and is never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record SealedRow(String domain, String owner, String scope, String field, byte[] sealed) {
    /** Before all others. */
    static final SealedRow START = new SealedRow("", "", "", "", new byte[0]);

    @Override
    public String toString() {
      return "SealedRow[" + domain + ", " + field + "]";
    }
  }

  /** A value and what it is to be replaced with. */
  @SuppressWarnings("ArrayRecordComponent")
  record Change(SealedRow row, byte[] sealed) {}

  static List<SealedRow> after(Handle handle, SealedRow last, int most) {
    return handle
        .createQuery(
            "SELECT domain, owner, scope, field, sealed FROM user_setting"
                + " WHERE sealed IS NOT NULL"
                + " AND (domain, owner, scope, field) > (:domain, :owner, :scope, :field)"
                + " ORDER BY domain, owner, scope, field LIMIT :most")
        .bind("domain", last.domain())
        .bind("owner", last.owner())
        .bind("scope", last.scope())
        .bind("field", last.field())
        .bind("most", most)
        .map(
            (rs, context) ->
                new SealedRow(
                    rs.getString(1),
                    rs.getString(2),
                    rs.getString(3),
                    rs.getString(4),
                    rs.getBytes(5)))
        .list();
  }

  /** Changes values that are still what they were. */
  static int replace(Handle handle, List<Change> changes) {
    PreparedBatch batch =
        handle.prepareBatch(
            "UPDATE user_setting SET sealed = :fresh WHERE domain = :domain AND owner = :owner"
                + " AND scope = :scope AND field = :field AND sealed = :old");
    for (Change change : changes) {
      batch
          .bind("fresh", change.sealed())
          .bind("old", change.row().sealed())
          .bind("domain", change.row().domain())
          .bind("owner", change.row().owner())
          .bind("scope", change.row().scope())
          .bind("field", change.row().field())
          .add();
    }
    int rows = 0;
    for (int count : batch.execute()) {
      rows += count;
    }
    return rows;
  }

  /** The ids of the keys that values are sealed with. */
  static Set<String> keyIds(Handle handle) {
    return handle
        .createQuery(
            "SELECT DISTINCT substr(sealed, 2, 4) FROM user_setting WHERE sealed IS NOT NULL")
        .map((rs, context) -> HexFormat.of().formatHex(rs.getBytes(1)))
        .list()
        .stream()
        .collect(Collectors.toSet());
  }
}
