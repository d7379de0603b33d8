package im.gangway.core.storage;

import im.gangway.core.storage.UserSettingRows.Row;
import im.gangway.core.vault.SealedPlace;
import im.gangway.core.vault.SealedValueException;
import im.gangway.core.vault.Sealer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What users set for a transport and its networks, credentials among it, which are kept sealed.
 *
 * <p>Owners are bare JIDs in their normal form. A scope is empty or names a network. Stages fail
 * with {@link StorageException}; see {@link Database} for the thread they complete on. Thread-safe.
 */
public final class UserSettingsStore {
  private static final Logger log = LoggerFactory.getLogger(UserSettingsStore.class);

  private final Database database;
  private final Sealer sealer;

  /** A store in that database whose secrets are sealed by that sealer. */
  public UserSettingsStore(Database database, Sealer sealer) {
    this.database = database;
    this.sealer = sealer;
  }

  /**
   * The values by scope and field. A secret that does not open is absent; it stays in the table,
   * and a line in the log says that its key is missing or that it was changed.
   */
  public CompletionStage<Map<String, Map<String, String>>> load(String domain, String owner) {
    return database.read(
        handle -> open(domain, owner, UserSettingRows.find(handle, domain, owner)));
  }

  private Map<String, Map<String, String>> open(String domain, String owner, List<Row> rows) {
    Map<String, Map<String, String>> scopes = new TreeMap<>();
    List<String> shut = new ArrayList<>();
    for (Row row : rows) {
      open(domain, owner, row, shut)
          .ifPresent(
              value ->
                  scopes
                      .computeIfAbsent(row.scope(), scope -> new TreeMap<>())
                      .put(row.field(), value));
    }
    if (!shut.isEmpty()) {
      log.error("{} stored secrets of {} do not open: {}", shut.size(), domain, shut.get(0));
      log.debug("They are secrets of {}", owner);
    }
    scopes.replaceAll((scope, values) -> Collections.unmodifiableMap(values));
    return Collections.unmodifiableMap(scopes);
  }

  private Optional<String> open(String domain, String owner, Row row, List<String> shut) {
    byte[] sealed = row.sealed();
    if (sealed == null) {
      return Optional.ofNullable(row.value());
    }
    try {
      SealedPlace place = new SealedPlace(owner, domain, row.scope(), row.field());
      return Optional.of(sealer.open(place, sealed));
    } catch (SealedValueException e) {
      shut.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /**
   * Stores fields of one scope together; fields that are not named keep their values.
   *
   * @param values new values by field; an empty one removes the field
   * @param secretFields the fields that are sealed before they leave this call
   */
  public CompletionStage<Void> save(
      String domain,
      String owner,
      String scope,
      Map<String, String> values,
      Set<String> secretFields) {
    return database
        .write(change(domain, owner, scope, values, secretFields::contains))
        .thenAccept(rows -> {});
  }

  /**
   * The same for a session's own fields: a field is sealed, unless it is there already and plain.
   */
  public CompletionStage<Void> saveAsKept(
      String domain, String owner, String scope, Map<String, String> values) {
    return database
        .write(
            handle -> {
              Set<String> plain = UserSettingRows.plainFields(handle, domain, owner, scope);
              return change(domain, owner, scope, values, field -> !plain.contains(field))
                  .run(handle);
            })
        .thenAccept(rows -> {});
  }

  /** Stores such changes as a part of a transaction; secrets are sealed before this returns. */
  StoreWork<Integer> change(
      String domain,
      String owner,
      String scope,
      Map<String, String> values,
      Predicate<String> secret) {
    List<Row> changed = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    values.forEach(
        (field, value) -> {
          if (value.isEmpty()) {
            removed.add(field);
          } else if (secret.test(field)) {
            SealedPlace place = new SealedPlace(owner, domain, scope, field);
            changed.add(new Row(scope, field, null, sealer.seal(place, value)));
          } else {
            changed.add(new Row(scope, field, value, null));
          }
        });
    return handle ->
        UserSettingRows.put(handle, domain, owner, changed)
            + UserSettingRows.delete(handle, domain, owner, scope, removed);
  }

  /** Removes all that the user set for that domain. */
  public CompletionStage<Void> remove(String domain, String owner) {
    return database
        .write(handle -> UserSettingRows.deleteAll(handle, domain, owner))
        .thenAccept(rows -> {});
  }
}
