package im.gangway.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** A database that numbers are written to while it comes and goes, and what must be true after. */
public final class OutageScene implements AutoCloseable {
  private static final int LAST = 1_000_000;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(StoreCondition.class);
  private final Map<Integer, CompletableFuture<Integer>> writes = new ConcurrentSkipListMap<>();
  private final Database database;

  /**
   * @param capacity how many works may wait
   * @param patience how long a work waits
   */
  public OutageScene(DatabaseAccess access, int capacity, Duration patience) {
    this(StoreBackend.of(access, Path.of("")), capacity, patience);
  }

  OutageScene(StoreBackend backend, int capacity, Duration patience) {
    database =
        Database.open(
            backend,
            new StoreQueue.Limits(capacity, 16 * 1024 * 1024),
            new Database.Patience(patience, patience));
    run("CREATE TABLE t (n INTEGER PRIMARY KEY, filler TEXT)");
    lines.start();
    logger.addAppender(lines);
  }

  /** Runs a statement by the writer, now. */
  public void run(String sql) {
    database.write(handle -> handle.execute(sql)).toCompletableFuture().join();
  }

  /** Runs a statement on the writer's connection, and nothing of it is stored. */
  void spoilConnection(String sql) {
    CompletableFuture<Integer> spoiling =
        database
            .<Integer>write(
                handle -> {
                  handle.execute(sql);
                  throw new IllegalStateException("To be rolled back");
                })
            .toCompletableFuture();
    assertThat(answer(spoiling)).hasMessageContaining("rolled back");
  }

  /** Begins to write a number, which may be done once. */
  public CompletableFuture<Integer> write(int number) {
    CompletableFuture<Integer> write =
        database
            .write(
                handle ->
                    handle.execute(
                        "INSERT INTO t VALUES (?, ?)", number, "filler ".repeat(100) + number))
            .toCompletableFuture();
    writes.put(number, write);
    return write;
  }

  /** Begins to write all numbers from one to before another. */
  public void write(int from, int to) {
    for (int number = from; number < to; number++) {
      write(number);
    }
  }

  /** Returns once the database's state has that problem. */
  public void awaitProblem(StoreProblem problem) {
    Awaitility.await()
        .atMost(LIMIT)
        .until(() -> database.health().problem().equals(Optional.of(problem)));
  }

  /** Returns once all is well again and everything has been answered. */
  public void awaitRecovery() {
    Awaitility.await().atMost(LIMIT).until(() -> database.health().isUsable());
    writes.values().forEach(OutageScene::answer);
    CompletableFuture<Integer> last = write(LAST);
    assertThat(answer(last)).isNull();
  }

  /** What is known about it. */
  public StoreHealth health() {
    return database.health();
  }

  /** Why a write failed; null if it did not. */
  public static @Nullable Throwable answer(CompletableFuture<?> write) {
    try {
      write.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
      return null;
    } catch (CompletionException failure) {
      return failure.getCause();
    }
  }

  /** Says that every write was acknowledged. */
  public void assertAllStored() {
    assertThat(writes.values()).allSatisfy(write -> assertThat(answer(write)).isNull());
    assertNothingLost();
  }

  /** Says that what was acknowledged is there, and what failed is not, unless that is not known. */
  public void assertNothingLost() {
    Set<Integer> stored = new HashSet<>(stored());
    writes.forEach(
        (number, write) -> {
          Throwable failure = answer(write);
          boolean unknown =
              failure instanceof StorageUnavailableException gone && gone.mayBeStored();
          if (!unknown) {
            assertThat(stored.contains(number))
                .as("%d: %s", number, failure)
                .isEqualTo(failure == null);
          }
        });
  }

  private List<Integer> stored() {
    return database
        .read(handle -> handle.createQuery("SELECT n FROM t").mapTo(Integer.class).list())
        .toCompletableFuture()
        .join();
  }

  /** Says that the log has one line when it began and one when it ended. */
  public void assertToldOnce(StoreProblem problem) {
    assertThat(lines.list).hasSize(2);
    assertThat(lines.list.get(0).getLevel()).isEqualTo(Level.ERROR);
    assertThat(lines.list.get(0).getFormattedMessage()).contains(problem.words());
    assertThat(lines.list.get(1).getFormattedMessage()).contains("can be used again");
  }

  @Override
  public void close() {
    logger.detachAppender(lines);
    database.close();
  }
}
