package im.gangway.core.storage;

import im.gangway.core.metrics.Durations;
import im.gangway.core.storage.StoreCondition.Side;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/**
 * The gateway's database, selected by JDBC URL: one writer, one reader, migrations at opening.
 *
 * <p>The stores of this package are its users; SQL stays here. Neither reading nor writing blocks
 * the caller. Their stages complete on a thread of the database: continue on an executor of your
 * own. A read sees the writes whose stage was complete when it was asked for.
 *
 * <p>While the database cannot be used, what was asked for waits. After half a minute (a read: ten
 * seconds) and the time that one vain attempt takes, it fails with {@link
 * StorageUnavailableException}; in a longer outage all else fails with that at once. The database
 * is tried again all the time. What waits is bounded: the rest fails with {@link
 * StoreOverflowException}. Thread-safe.
 */
public final class Database implements AutoCloseable {
  private static final StoreQueue.Limits LIMITS = new StoreQueue.Limits(10_000, 32 * 1024 * 1024);
  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(30), Duration.ofSeconds(10));
  private static final Duration FLUSH_TIME = Duration.ofSeconds(5);
  private static final Duration LAST_READS = Duration.ofSeconds(1);
  private static final int WORK_BYTES = 1_024;

  /**
   * How long works wait while the database cannot be used.
   *
   * @param ofReads shorter, since somebody waits for the answer
   */
  record Patience(Duration ofWrites, Duration ofReads) {}

  private final StoreCondition condition;
  private final StoreQueue writes;
  private final StoreWriter writer;
  private final StoreReader reader;

  private Database(StoreBackend backend, StoreQueue.Limits limits, Patience patience) {
    LongSupplier nanoTime = System::nanoTime;
    condition = new StoreCondition(backend.name(), Clock.systemUTC());
    writes = new StoreQueue(limits);
    writer =
        new StoreWriter(
            new StoreSession(backend, backend.writing()),
            writes,
            new StoreRecovery(writes, condition, Side.WRITER, nanoTime, patience.ofWrites()),
            nanoTime,
            FLUSH_TIME);
    StoreQueue reads = new StoreQueue(limits);
    reader =
        new StoreReader(
            new StoreSession(backend, backend.reading()),
            reads,
            new StoreRecovery(reads, condition, Side.READER, nanoTime, patience.ofReads()),
            nanoTime,
            LAST_READS);
  }

  /**
   * Opens the database and brings its tables up to date; an SQLite database is created with its
   * folder where it is missing. Blocks.
   *
   * @throws StorageException if the URL is of no known kind or the database cannot be used; the
   *     message is for the admin
   */
  public static Database open(DatabaseAccess access) {
    return open(access, LIMITS, PATIENCE);
  }

  /** The same for a database that asks for no user. */
  public static Database open(String url) {
    return open(DatabaseAccess.of(url));
  }

  /**
   * The URL with a relative path taken from that folder; touches no file.
   *
   * @throws StorageException if the URL is of no known kind
   */
  public static String resolve(String url, Path folder) {
    return StoreBackend.of(DatabaseAccess.of(url), folder).url();
  }

  /**
   * Tries whether the database could be opened, without changing it; what is found, in words.
   * Blocks for some seconds at most.
   *
   * @throws StorageException if it cannot be used; the message is for the admin
   */
  public static String check(DatabaseAccess access) {
    return StoreBackend.of(access, Path.of("")).look();
  }

  static Database open(DatabaseAccess access, StoreQueue.Limits limits, Patience patience) {
    return open(StoreBackend.of(access, Path.of("")), limits, patience);
  }

  static Database open(StoreBackend backend, StoreQueue.Limits limits, Patience patience) {
    backend.prepare();
    Migrations.run(backend);
    return new Database(backend, limits, patience);
  }

  /** Runs a work in a transaction that it may share with others; done when it is committed. */
  <T> CompletionStage<T> write(StoreWork<T> work) {
    return write(work, WORK_BYTES);
  }

  /**
   * The same for a work that may hold much.
   *
   * @param bytes about how much memory it takes while it waits
   */
  <T> CompletionStage<T> write(StoreWork<T> work, int bytes) {
    return writer.submit(work, bytes);
  }

  /** Runs a work that only reads, on one snapshot. */
  <T> CompletionStage<T> read(StoreWork<T> work) {
    return reader.submit(work);
  }

  /** How it is; answers at once, from what is known. */
  public StoreHealth health() {
    return new StoreHealth(condition.problem(), condition.since(), writes.size(), writer.commits());
  }

  /** How long the oldest work that waits to be written has waited; zero when none does. */
  public Duration oldestWait() {
    return writes.oldestWait(System.nanoTime());
  }

  /** How many works were written, and the sum of the times from acceptance to commit. */
  public Durations.Sum writeDurations() {
    return writer.durations();
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
