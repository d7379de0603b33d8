package im.gangway.core.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The SQL of the table contact. */
final class ContactRows {
  private static final String SEPARATOR = "\n";

  private ContactRows() {}

  static List<StoredContact> find(Handle handle, String domain, String owner, int most) {
    return handle
        .createQuery(
            "SELECT address, seen, sees, wanted, unwanted, listed, asked_at, name, groups"
                + " FROM contact WHERE domain = :domain AND owner = :owner"
                + " ORDER BY address LIMIT :most")
        .bind("domain", domain)
        .bind("owner", owner)
        .bind("most", most)
        .map((rs, context) -> read(rs))
        .list();
  }

  private static StoredContact read(ResultSet row) throws SQLException {
    return new StoredContact(
        row.getString(1),
        row.getInt(2) != 0,
        row.getInt(3) != 0,
        row.getInt(4) != 0,
        row.getInt(5) != 0,
        row.getInt(6) != 0,
        Optional.ofNullable(row.getObject(7))
            .map(millis -> Instant.ofEpochMilli(((Number) millis).longValue())),
        row.getString(8),
        row.getString(9).isEmpty() ? List.of() : List.of(row.getString(9).split(SEPARATOR)));
  }

  static int put(Handle handle, String domain, String owner, Collection<StoredContact> contacts) {
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO contact (domain, owner, address, seen, sees, wanted, unwanted, listed,"
                + " asked_at, name, groups) VALUES (:domain, :owner, :address, :seen, :sees,"
                + " :wanted, :unwanted, :listed, :asked, :name, :groups)"
                + " ON CONFLICT (domain, owner, address) DO UPDATE SET seen = excluded.seen,"
                + " sees = excluded.sees, wanted = excluded.wanted, unwanted = excluded.unwanted,"
                + " listed = excluded.listed, asked_at = excluded.asked_at, name = excluded.name,"
                + " groups = excluded.groups");
    contacts.forEach(contact -> bind(batch, domain, owner, contact).add());
    return execute(batch);
  }

  private static PreparedBatch bind(
      PreparedBatch batch, String domain, String owner, StoredContact contact) {
    return batch
        .bind("domain", domain)
        .bind("owner", owner)
        .bind("address", contact.address())
        .bind("seen", flag(contact.seen()))
        .bind("sees", flag(contact.sees()))
        .bind("wanted", flag(contact.wanted()))
        .bind("unwanted", flag(contact.unwanted()))
        .bind("listed", flag(contact.listed()))
        .bind("asked", contact.askedAt().map(Instant::toEpochMilli).orElse(null))
        .bind("name", contact.name())
        .bind("groups", String.join(SEPARATOR, contact.groups()));
  }

  static int delete(Handle handle, String domain, String owner, Collection<String> addresses) {
    PreparedBatch batch =
        handle.prepareBatch(
            "DELETE FROM contact"
                + " WHERE domain = :domain AND owner = :owner AND address = :address");
    for (String address : addresses) {
      batch.bind("domain", domain).bind("owner", owner).bind("address", address).add();
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

  private static int flag(boolean value) {
    return value ? 1 : 0;
  }
}
