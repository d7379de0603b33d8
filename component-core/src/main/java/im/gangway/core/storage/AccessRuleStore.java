package im.gangway.core.storage;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Who was let in or shut out while the gateway ran; for all domains of the process. Stages fail
 * with {@link StorageException}; see {@link Database} for the thread they complete on. Thread-safe.
 */
public final class AccessRuleStore {
  private final Database database;

  /** A store in that database. */
  public AccessRuleStore(Database database) {
    this.database = database;
  }

  /** The entries of one of the two lists, in order. */
  public CompletionStage<Set<String>> load(boolean denied) {
    return database.read(handle -> find(handle, denied));
  }

  private static Set<String> find(Handle handle, boolean denied) {
    return new TreeSet<>(
        handle
            .createQuery("SELECT entry FROM access_rule WHERE denied = :denied")
            .bind("denied", denied ? 1 : 0)
            .mapTo(String.class)
            .list());
  }

  /** Puts a whole list in place of what was there. */
  public CompletionStage<Void> replace(boolean denied, Set<String> entries) {
    Set<String> all = Set.copyOf(entries);
    return database.write(handle -> put(handle, denied, all)).thenAccept(rows -> {});
  }

  private static int put(Handle handle, boolean denied, Set<String> entries) {
    int flag = denied ? 1 : 0;
    handle
        .createUpdate("DELETE FROM access_rule WHERE denied = :denied")
        .bind("denied", flag)
        .execute();
    if (!entries.isEmpty()) {
      PreparedBatch batch =
          handle.prepareBatch("INSERT INTO access_rule (denied, entry) VALUES (:denied, :entry)");
      entries.forEach(entry -> batch.bind("denied", flag).bind("entry", entry).add());
      batch.execute();
    }
    return entries.size();
  }
}
