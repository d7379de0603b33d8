package im.gangway.core.storage;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The contacts of the users of each domain; they go with the user's account.
 *
 * <p>Owners are bare JIDs in their normal form. Stages fail with {@link StorageException}; see
 * {@link Database} for the thread they complete on. Thread-safe.
 */
public final class ContactStore {
  private final Database database;

  /** A store in that database. */
  public ContactStore(Database database) {
    this.database = database;
  }

  /** The contacts of a user, so many at most, in the order of their addresses. */
  public CompletionStage<List<StoredContact>> load(String domain, String owner, int most) {
    return database.read(handle -> ContactRows.find(handle, domain, owner, most));
  }

  /** Stores contacts of a user in place of what was known about them. */
  public CompletionStage<Void> save(
      String domain, String owner, Collection<StoredContact> contacts) {
    List<StoredContact> all = List.copyOf(contacts);
    return database
        .write(handle -> ContactRows.put(handle, domain, owner, all))
        .thenAccept(rows -> {});
  }

  /** Forgets contacts of a user. */
  public CompletionStage<Void> remove(String domain, String owner, Collection<String> addresses) {
    List<String> all = List.copyOf(addresses);
    return database
        .write(handle -> ContactRows.delete(handle, domain, owner, all))
        .thenAccept(rows -> {});
  }
}
