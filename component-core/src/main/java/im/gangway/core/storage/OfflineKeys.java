package im.gangway.core.storage;

import im.gangway.core.vault.KeyFileException;
import im.gangway.core.vault.KeyFileLock;
import im.gangway.core.vault.Keyring;
import im.gangway.core.vault.Sealer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/**
 * The keys of stored credentials for who looks at them from outside a gateway. Its calls block. One
 * thread only.
 */
public final class OfflineKeys implements AutoCloseable {
  private final Database database;
  private final KeyFileLock lock;
  private final KeyRotation keys;

  private OfflineKeys(Database database, KeyFileLock lock, Path keyFile, Keyring keyring) {
    this.database = database;
    this.lock = lock;
    this.keys =
        new KeyRotation(database, new Sealer(keyring), keyFile, Runnable::run, Duration.ZERO);
  }

  /**
   * Opens the database and the key file, neither of which is created.
   *
   * @throws KeyFileException if the key file is missing or cannot be used
   * @throws StorageException if the database cannot be opened
   */
  public static OfflineKeys open(DatabaseAccess access, Path keyFile) throws KeyFileException {
    Keyring keyring = Keyring.read(keyFile);
    KeyFileLock lock = KeyFileLock.alone(keyFile);
    try {
      return new OfflineKeys(Database.open(access), lock, keyFile, keyring);
    } catch (StorageException unusable) {
      lock.close();
      throw unusable;
    }
  }

  /** Whether no gateway uses the keys, so that they may be changed. */
  public boolean areFree() {
    return lock.isHeld();
  }

  /** Which keys are in use, and whether all values open. */
  public KeyUse check() {
    return keys.check().toCompletableFuture().join();
  }

  /**
   * Gives all values a new key.
   *
   * @throws StorageException if the store or the key file does not let it, or a gateway runs
   */
  public KeyRotation.Outcome rotate() {
    if (!areFree()) {
      throw new StorageException("A gateway uses the keys.");
    }
    try {
      return keys.rotate().toCompletableFuture().join();
    } catch (CompletionException failure) {
      throw new StorageException(words(failure), failure);
    }
  }

  private static String words(CompletionException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return String.valueOf(cause.getMessage());
  }

  @Override
  public void close() {
    database.close();
    lock.close();
  }
}
