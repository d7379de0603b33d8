package im.gangway.core.storage;

import im.gangway.transport.TransportState;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.jdbi.v3.core.Handle;

/** What the transport of one domain keeps. Thread-safe. */
final class StoredState implements TransportState {
  private static final String LIVE = " AND (ends IS NULL OR ends > :now)";

  private final Database database;
  private final String domain;
  private final Clock clock;

  StoredState(Database database, String domain, Clock clock) {
    this.database = database;
    this.domain = domain;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Optional<String>> get(String table, String key) {
    long now = clock.millis();
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT value FROM transport_state"
                        + " WHERE domain = :domain AND kind = :kind AND name = :name"
                        + LIVE)
                .bind("domain", domain)
                .bind("kind", table)
                .bind("name", StorableText.of(key))
                .bind("now", now)
                .mapTo(String.class)
                .findOne());
  }

  @Override
  public CompletionStage<SortedMap<String, String>> find(
      String table, String keyPrefix, int limit) {
    long now = clock.millis();
    return database.read(handle -> find(handle, table, StorableText.of(keyPrefix), limit, now));
  }

  private SortedMap<String, String> find(
      Handle handle, String table, String prefix, int limit, long now) {
    SortedMap<String, String> found = new TreeMap<>();
    handle
        .createQuery(
            "SELECT name, value FROM transport_state WHERE domain = :domain AND kind = :kind"
                + " AND substr(name, 1, :length) = :prefix"
                + LIVE
                + " ORDER BY name LIMIT :most")
        .bind("domain", domain)
        .bind("kind", table)
        .bind("length", prefix.codePointCount(0, prefix.length()))
        .bind("prefix", prefix)
        .bind("now", now)
        .bind("most", limit)
        .map((row, context) -> List.of(row.getString("name"), row.getString("value")))
        .forEach(row -> found.put(row.get(0), row.get(1)));
    return found;
  }

  @Override
  public CompletionStage<Void> change(List<Change> changes) {
    List<Change> all = List.copyOf(changes);
    int characters = all.stream().mapToInt(StoredState::size).sum();
    return database
        .write(
            handle -> {
              for (Change change : all) {
                make(handle, change);
              }
              return all.size();
            },
            StorableText.bytes(characters))
        .thenAccept(made -> {});
  }

  private static int size(Change change) {
    return change instanceof Change.Put put ? put.key().length() + put.value().length() : 0;
  }

  private void make(Handle handle, Change change) throws SQLException {
    if (change instanceof Change.Put put) {
      put(handle, put);
    } else if (change instanceof Change.Remove remove) {
      Statements.update(
          handle,
          "DELETE FROM transport_state WHERE domain = ? AND kind = ? AND name = ?",
          domain,
          remove.table(),
          StorableText.of(remove.key()));
    } else if (change instanceof Change.RemoveAll removal) {
      removeAll(handle, removal.table(), StorableText.of(removal.keyPrefix()));
    }
  }

  private void put(Handle handle, Change.Put put) throws SQLException {
    Statements.update(
        handle,
        "INSERT INTO transport_state (domain, kind, name, value, ends) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (domain, kind, name)"
            + " DO UPDATE SET value = excluded.value, ends = excluded.ends",
        domain,
        put.table(),
        StorableText.of(put.key()),
        StorableText.of(put.value()),
        put.until().map(Instant::toEpochMilli).orElse(null));
  }

  private void removeAll(Handle handle, String table, String prefix) {
    handle
        .createUpdate(
            "DELETE FROM transport_state WHERE domain = :domain AND kind = :kind"
                + " AND substr(name, 1, :length) = :prefix")
        .bind("domain", domain)
        .bind("kind", table)
        .bind("length", prefix.codePointCount(0, prefix.length()))
        .bind("prefix", prefix)
        .execute();
  }
}
