package im.gangway.core.storage;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteException;

/**
 * SQLite in one file, with a write-ahead log that is synced at every commit.
 *
 * @param file the database; {@code -wal} and {@code -shm} lie beside it with the same mode
 * @param mostPages to how many pages the file may grow; 0 for no limit but the disk's
 */
record SqliteBackend(Path file, int mostPages) implements StoreBackend {
  static final String PREFIX = "jdbc:sqlite:";
  private static final int BUSY_MILLIS = 1_000;

  /**
   * How many pages of 4 KiB the log may have before they are copied into the database: pages that
   * many commits change are copied once.
   */
  private static final int LOG_PAGES = 4_000;

  private static final int FIRST_BYTE = 0xff;

  // https://sqlite.org/rescode.html
  private static final int SQLITE_BUSY = 5;
  private static final int SQLITE_LOCKED = 6;
  private static final int SQLITE_NOMEM = 7;
  private static final int SQLITE_READONLY = 8;
  private static final int SQLITE_IOERR = 10;
  private static final int SQLITE_CORRUPT = 11;
  private static final int SQLITE_FULL = 13;
  private static final int SQLITE_CANTOPEN = 14;
  private static final int SQLITE_NOTADB = 26;

  static SqliteBackend of(String url, Path folder) {
    String path = url.substring(PREFIX.length());
    if (path.isBlank() || path.startsWith(":") || path.startsWith("file:") || path.contains("?")) {
      throw new StorageException(
          "The storage URL must name a file, without parameters: jdbc:sqlite:PATH.");
    }
    try {
      return new SqliteBackend(folder.resolve(path).toAbsolutePath().normalize(), 0);
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
  public String name() {
    return file.toString();
  }

  @Override
  public String look() {
    if (Files.notExists(file)) {
      return lookForAPlace();
    }
    if (!Files.isRegularFile(file)) {
      throw new StorageException("The database " + file + " is not a file.");
    }
    if (!Files.isReadable(file) || !Files.isWritable(file)) {
      throw new StorageException(
          "The database " + file + " cannot be read and written: whose is it?");
    }
    return "the file " + file + " can be used.";
  }

  private String lookForAPlace() {
    Path place = file.getParent();
    while (place != null && Files.notExists(place)) {
      place = place.getParent();
    }
    if (place == null || !Files.isDirectory(place) || !Files.isWritable(place)) {
      throw new StorageException("The database " + file + " cannot be created in " + place + ".");
    }
    return "the file " + file + " will be created.";
  }

  @Override
  public DataSource migrating() {
    return source(forWriting());
  }

  @Override
  public List<String> migrations() {
    return List.of();
  }

  @Override
  public StoreConnection writing() {
    return StoreConnection.kept(source(forWriting()));
  }

  private static SQLiteConfig forWriting() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    // Takes the write lock at once: a lock that is upgraded midway fails without waiting.
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    config.setWalAutocheckpoint(LOG_PAGES);
    return config;
  }

  @Override
  public StoreConnection reading() {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setTransactionMode(TransactionMode.DEFERRED);
    return StoreConnection.kept(source(config));
  }

  private DataSource source(SQLiteConfig config) {
    config.setBusyTimeout(BUSY_MILLIS);
    if (mostPages > 0) {
      config.setMaxPageCount(mostPages);
    }
    config.enforceForeignKeys(true);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(url());
    return source;
  }

  /** By SQLite's primary result codes. */
  @Override
  public Optional<StoreProblem> problem(SQLException error) {
    if (!(error instanceof SQLiteException)) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (error.getErrorCode() & FIRST_BYTE) {
          case SQLITE_BUSY, SQLITE_LOCKED -> StoreProblem.LOCKED;
          case SQLITE_FULL -> StoreProblem.FULL;
          case SQLITE_READONLY -> StoreProblem.READ_ONLY;
          case SQLITE_CANTOPEN -> StoreProblem.UNREACHABLE;
          case SQLITE_IOERR -> StoreProblem.FAILING;
          case SQLITE_NOMEM -> StoreProblem.OVERLOADED;
          case SQLITE_CORRUPT, SQLITE_NOTADB -> StoreProblem.DAMAGED;
          default -> null;
        });
  }

  @Override
  public OptionalLong transaction(Handle handle) {
    return OptionalLong.empty();
  }

  /** A commit that gave an error stored nothing: the database is part of this process. */
  @Override
  public Fate fate(Handle handle, OptionalLong transaction) {
    return Fate.ROLLED_BACK;
  }
}
