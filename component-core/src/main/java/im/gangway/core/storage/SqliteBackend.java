package im.gangway.core.storage;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * SQLite in one file, with a write-ahead log that is synced at every commit.
 *
 * @param file the database; {@code -wal} and {@code -shm} lie beside it with the same mode
 */
record SqliteBackend(Path file) implements StoreBackend {
  static final String PREFIX = "jdbc:sqlite:";
  private static final int BUSY_MILLIS = 5_000;

  static SqliteBackend of(String url, Path folder) {
    String path = url.substring(PREFIX.length());
    if (path.isBlank() || path.startsWith(":") || path.startsWith("file:") || path.contains("?")) {
      throw new StorageException(
          "The storage URL must name a file, without parameters: jdbc:sqlite:PATH.");
    }
    try {
      return new SqliteBackend(folder.resolve(path).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      throw new StorageException("The storage URL's path is not one: " + e.getMessage(), e);
    }
  }

  @Override
  public String url() {
    return PREFIX + file;
  }

  @Override
  public void prepare() {
    try {
      Path folder = file.getParent();
      if (folder != null && !Files.isDirectory(folder)) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isRegularFile(file)) {
        throw new StorageException("The database " + file + " is not a file.", e);
      }
    } catch (IOException e) {
      throw new StorageException("The database " + file + " cannot be created: " + e, e);
    }
  }

  @Override
  public DataSource writing() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    // Takes the write lock at once: a lock that is upgraded midway fails without waiting.
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    return source(config);
  }

  @Override
  public DataSource reading() {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setTransactionMode(TransactionMode.DEFERRED);
    return source(config);
  }

  private DataSource source(SQLiteConfig config) {
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(url());
    return source;
  }
}
