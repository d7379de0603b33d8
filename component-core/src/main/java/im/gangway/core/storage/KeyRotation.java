package im.gangway.core.storage;

import im.gangway.core.storage.SealedRows.Change;
import im.gangway.core.storage.SealedRows.SealedRow;
import im.gangway.core.vault.KeyFileException;
import im.gangway.core.vault.Keyring;
import im.gangway.core.vault.SealedPlace;
import im.gangway.core.vault.SealedValueException;
import im.gangway.core.vault.Sealer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Gives all stored credentials a new key, page by page, and drops the old ones once nothing needs
 * them. What is stored meanwhile is sealed with the new key already. Thread-safe.
 */
public final class KeyRotation {
  private static final int PAGE = 200;

  private final Database database;
  private final Sealer sealer;
  private final Path keyFile;
  private final Executor files;
  private final Duration settling;
  private final AtomicBoolean running = new AtomicBoolean();

  /**
   * What came of a rotation.
   *
   * @param rewritten how many values have been sealed with the new key
   * @param oldKeysGone whether no value needs an old key any more
   */
  public record Outcome(int rewritten, boolean oldKeysGone) {}

  /**
   * @param files where the key file may be written, which blocks
   * @param settling how long a value may be on its way to the store, sealed with the old key
   */
  public KeyRotation(
      Database database, Sealer sealer, Path keyFile, Executor files, Duration settling) {
    this.database = database;
    this.sealer = sealer;
    this.keyFile = keyFile;
    this.files = files;
    this.settling = settling;
  }

  /** Rotates; fails with {@link StorageException} if the key file or the store does not let it. */
  public CompletionStage<Outcome> rotate() {
    if (!running.compareAndSet(false, true)) {
      return CompletableFuture.failedFuture(new StorageException("The key is being changed."));
    }
    return CompletableFuture.runAsync(this::addKey, files)
        .thenCompose(added -> reseal(SealedRow.START, 0))
        .thenComposeAsync(first -> reseal(SealedRow.START, first), later())
        // as a write, it sees all that was waiting to be written
        .thenCompose(all -> database.write(SealedRows::keyIds).thenApply(ids -> new Used(all, ids)))
        .thenApplyAsync(this::dropKeys, files)
        .whenComplete((done, failure) -> running.set(false));
  }

  private record Used(int rewritten, Set<String> ids) {}

  private Executor later() {
    return CompletableFuture.delayedExecutor(settling.toMillis(), TimeUnit.MILLISECONDS, files);
  }

  private void addKey() {
    try {
      sealer.use(Keyring.read(keyFile).withNewKey(keyFile));
    } catch (KeyFileException unusable) {
      throw new StorageException(String.valueOf(unusable.getMessage()), unusable);
    }
  }

  private Outcome dropKeys(Used used) {
    try {
      Keyring keyring = sealer.keyring();
      boolean gone = used.ids().stream().allMatch(keyring.currentId()::equals);
      sealer.use(keyring.retaining(keyFile, used.ids()));
      return new Outcome(used.rewritten(), gone);
    } catch (KeyFileException unusable) {
      throw new StorageException(String.valueOf(unusable.getMessage()), unusable);
    }
  }

  private CompletionStage<Integer> reseal(SealedRow last, int done) {
    return database
        .read(handle -> SealedRows.after(handle, last, PAGE))
        .thenCompose(rows -> rows.isEmpty() ? now(done) : resealPage(rows, done));
  }

  private CompletionStage<Integer> resealPage(List<SealedRow> rows, int done) {
    List<Change> changes = new ArrayList<>();
    for (SealedRow row : rows) {
      if (!Sealer.keyId(row.sealed()).equals(sealer.keyring().currentId())) {
        reseal(row, changes);
      }
    }
    SealedRow last = rows.get(rows.size() - 1);
    CompletionStage<Integer> changed =
        changes.isEmpty() ? now(0) : database.write(handle -> SealedRows.replace(handle, changes));
    return changed.thenCompose(count -> reseal(last, done + count));
  }

  /** What does not open stays as it is. */
  private void reseal(SealedRow row, List<Change> changes) {
    try {
      SealedPlace place = place(row);
      changes.add(new Change(row, sealer.seal(place, sealer.open(place, row.sealed()))));
    } catch (SealedValueException shut) {
      // its key stays in the file, if it is there
    }
  }

  private static SealedPlace place(SealedRow row) {
    return new SealedPlace(row.owner(), row.domain(), row.scope(), row.field());
  }

  /** Tries to open every value, and counts. */
  public CompletionStage<KeyUse> check() {
    return check(SealedRow.START, new HashMap<>(), 0);
  }

  private CompletionStage<KeyUse> check(SealedRow last, Map<String, Integer> rows, int shut) {
    return database
        .read(handle -> SealedRows.after(handle, last, PAGE))
        .thenCompose(page -> page.isEmpty() ? use(rows, shut) : checkPage(page, rows, shut));
  }

  private CompletionStage<KeyUse> checkPage(
      List<SealedRow> page, Map<String, Integer> rows, int shut) {
    int closed = shut;
    for (SealedRow row : page) {
      rows.merge(Sealer.keyId(row.sealed()), 1, Integer::sum);
      closed += opens(row) ? 0 : 1;
    }
    return check(page.get(page.size() - 1), rows, closed);
  }

  private boolean opens(SealedRow row) {
    try {
      sealer.open(place(row), row.sealed());
      return true;
    } catch (SealedValueException shut) {
      return false;
    }
  }

  private CompletionStage<KeyUse> use(Map<String, Integer> rows, int shut) {
    Keyring keyring = sealer.keyring();
    return CompletableFuture.completedFuture(
        new KeyUse(keyring.currentId(), keyring.ids(), rows, shut));
  }

  private static CompletionStage<Integer> now(int value) {
    return CompletableFuture.completedFuture(value);
  }
}
