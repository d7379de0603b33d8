package im.gangway.core.storage;

import im.gangway.core.session.StayConnected;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Who has registered with which domain. What was filled in is kept with the user's settings.
 *
 * <p>Owners are bare JIDs in their normal form. Stages fail with {@link StorageException}; see
 * {@link Database} for the thread they complete on. Thread-safe.
 */
public final class AccountStore {
  private final Database database;
  private final UserSettingsStore settings;
  private final Clock clock;

  /** A store in that database. */
  public AccountStore(Database database, UserSettingsStore settings, Clock clock) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  /** What is kept about a user; empty for one who has not registered. */
  public CompletionStage<Optional<StoredAccount>> load(String domain, String owner) {
    return database.read(handle -> AccountRows.find(handle, domain, owner));
  }

  /**
   * Stores a registration with its fields, all or nothing.
   *
   * @param identity which legacy account it is, where only one user may have it
   * @param values by field; an empty one removes the field, absent ones keep theirs
   * @param secretFields the fields that are sealed before they leave this call
   * @return false, with nothing stored, if another user has that legacy account
   */
  public CompletionStage<Boolean> register(
      String domain,
      String owner,
      String scope,
      Optional<String> identity,
      Map<String, String> values,
      Set<String> secretFields) {
    long now = clock.millis();
    StoreWork<Integer> fields =
        settings.change(domain, owner, scope, values, secretFields::contains);
    return database.write(
        handle -> {
          if (identity.isPresent()
              && AccountRows.isTaken(handle, domain, owner, scope, identity.get())) {
            return false;
          }
          AccountRows.putAccount(handle, domain, owner, now);
          AccountRows.putRegistration(handle, domain, owner, scope, identity.orElse(null), now);
          fields.run(handle);
          return true;
        });
  }

  /** Stores the flags of a user; {@code scopes} does not matter. */
  public CompletionStage<Void> saveFlags(String domain, String owner, StoredAccount flags) {
    return database
        .write(
            handle -> {
              AccountRows.putFlags(handle, domain, owner, flags);
              return 1;
            })
        .thenAccept(done -> {});
  }

  /** Removes the registration with one network, and its fields. */
  public CompletionStage<Void> removeScope(String domain, String owner, String scope) {
    return database
        .write(handle -> AccountRows.deleteScope(handle, domain, owner, scope))
        .thenAccept(rows -> {});
  }

  /** Removes all that is kept about a user, settings and contacts included. */
  public CompletionStage<Void> remove(String domain, String owner) {
    return database
        .write(handle -> AccountRows.deleteAll(handle, domain, owner))
        .thenAccept(rows -> {});
  }

  /**
   * The next users in alphabetical order.
   *
   * @param evenIdle whether disabled and dormant ones are wanted too
   * @param after the last user of the page before; empty for the first page
   */
  public CompletionStage<List<String>> page(
      String domain, boolean evenIdle, String after, int most) {
    return database.read(handle -> AccountRows.page(handle, domain, evenIdle, after, most));
  }

  /** Which users from the first to the last, in alphabetical order, want to stay connected. */
  public CompletionStage<Set<String>> staying(String domain, String first, String last) {
    return database.read(
        handle ->
            UserSettingRows.ownersWith(
                handle, domain, StayConnected.FIELD, StayConnected.ON, first, last));
  }

  /** The next users who have been gone since before that time and are not dormant yet. */
  public CompletionStage<List<String>> gone(String domain, Instant before, String after, int most) {
    return database.read(
        handle -> AccountRows.gone(handle, domain, before.toEpochMilli(), after, most));
  }

  /** How many users have registered. */
  public CompletionStage<Integer> count(String domain) {
    return database.read(handle -> AccountRows.count(handle, domain));
  }
}
