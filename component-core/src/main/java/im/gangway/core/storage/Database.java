package im.gangway.core.storage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/**
 * The gateway's database, selected by JDBC URL: one writer, one reader, migrations at opening.
 *
 * <p>The stores of this package are its users; SQL stays here. Neither reading nor writing blocks
 * the caller. Their stages complete on a thread of the database: continue on an executor of your
 * own. A read sees the writes whose stage was complete when it was asked for. Thread-safe.
 */
public final class Database implements AutoCloseable {
  private static final int CAPACITY = 10_000;
  private static final Duration FLUSH_TIME = Duration.ofSeconds(5);
  private static final String MIGRATIONS = "classpath:im/gangway/core/storage/migration";

  private final StoreWriter writer;
  private final StoreReader reader;

  private Database(StoreBackend backend, int capacity) {
    writer = new StoreWriter(connection(backend.writing()), capacity, System::nanoTime, FLUSH_TIME);
    reader = new StoreReader(connection(backend.reading()), capacity, FLUSH_TIME);
  }

  /**
   * Opens the database, creates it with its folder where it is missing, and brings its tables up to
   * date. Blocks.
   *
   * @param url {@code jdbc:sqlite:PATH}
   * @throws StorageException if the URL is of no known kind or the database cannot be used
   */
  public static Database open(String url) {
    return open(url, CAPACITY);
  }

  /**
   * The URL with a relative path taken from that folder; touches no file.
   *
   * @throws StorageException if the URL is of no known kind
   */
  public static String resolve(String url, Path folder) {
    return StoreBackend.of(url, folder).url();
  }

  static Database open(String url, int capacity) {
    StoreBackend backend = StoreBackend.of(url, Path.of(""));
    backend.prepare();
    migrate(backend.writing());
    return new Database(backend, capacity);
  }

  private static void migrate(DataSource source) {
    try {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(source)
          .locations(MIGRATIONS)
          .loggers("slf4j")
          // A database of a later version is refused instead of used without knowing it.
          .ignoreMigrationPatterns(new String[0])
          .cleanDisabled(true)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StorageException(
          "The database cannot be opened or brought to this version: " + e.getMessage(), e);
    }
  }

  private static StoreConnection connection(DataSource source) {
    Jdbi jdbi = Jdbi.create(source);
    // All but this one quote bound values, which would end in the log.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    return new StoreConnection(jdbi);
  }

  /** Runs a work in a transaction that it may share with others; done when it is committed. */
  <T> CompletionStage<T> write(StoreWork<T> work) {
    return writer.submit(work);
  }

  /** Runs a work that only reads, on one snapshot. */
  <T> CompletionStage<T> read(StoreWork<T> work) {
    return reader.submit(work);
  }

  /** How many transactions were committed since the opening. */
  long commits() {
    return writer.commits();
  }

  /**
   * Whether any credential is stored sealed, so that its key must exist. Blocks: for the start.
   *
   * @throws StorageException if the database does not answer
   */
  public boolean holdsSealedValues() {
    return read(UserSettingRows::anySealed).toCompletableFuture().join();
  }

  /** Answers and stores what was accepted, then closes; blocks for seconds at most. */
  @Override
  public void close() {
    reader.close();
    writer.close();
  }
}
