package im.gangway.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreWriterTest {
  private static final int CAPACITY = 20_000;
  private static final Duration PATIENT = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final CountDownLatch gate = new CountDownLatch(1);
  private Jdbi jdbi;
  private StoreWriter writer;

  @BeforeEach
  void createATable() {
    SqliteBackend backend = new SqliteBackend(folder.resolve("test.db"));
    backend.prepare();
    jdbi = Jdbi.create(backend.writing());
    jdbi.useHandle(handle -> handle.execute("CREATE TABLE t (n INTEGER PRIMARY KEY)"));
    writer = new StoreWriter(connection(), CAPACITY, StoreWriterTest::frozen, PATIENT);
  }

  @AfterEach
  void close() {
    gate.countDown();
    writer.close();
  }

  @Test
  void writesTenThousandWorksInGroupsOfAHundred() {
    submitGate();
    List<CompletableFuture<Integer>> writes = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      writes.add(insert(i));
    }

    gate.countDown();
    writes.forEach(CompletableFuture::join);

    assertThat(count()).isEqualTo(10_000);
    assertThat(writer.commits()).isEqualTo(101);
  }

  @Test
  void endsAGroupAfterFiveMilliseconds() {
    AtomicLong clock = new AtomicLong();
    LongSupplier stepping = () -> clock.getAndAdd(Duration.ofMillis(1).toNanos());
    restart(stepping, CAPACITY, PATIENT);
    submitGate();
    List<CompletableFuture<Integer>> writes = new ArrayList<>();
    for (int i = 0; i < 99; i++) {
      writes.add(insert(i));
    }

    gate.countDown();
    writes.forEach(CompletableFuture::join);

    assertThat(writer.commits()).isEqualTo(20);
  }

  @Test
  void completesOnlyWhatIsCommitted() {
    int seen = insert(1).thenApply(rows -> count()).join();

    assertThat(seen).isOne();
  }

  @Test
  void failsOnlyTheGuiltyMemberOfAGroup() {
    submitGate();
    List<CompletableFuture<Integer>> good = List.of(insert(1), insert(2));
    CompletableFuture<Integer> guilty = insert(1);
    CompletableFuture<Integer> after = insert(3);

    gate.countDown();

    assertThat(good).allSatisfy(write -> assertThat(write.join()).isOne());
    assertThat(after.join()).isOne();
    assertThatThrownBy(guilty::join).hasCauseInstanceOf(StorageException.class);
    assertThat(count()).isEqualTo(3);
  }

  @Test
  void storesNothingOfAWorkThatFailsMidway() {
    CompletableFuture<Integer> failing =
        submit(
            handle -> {
              handle.execute("INSERT INTO t VALUES (1)");
              throw new IllegalStateException("midway");
            });

    assertThatThrownBy(failing::join).hasMessageContaining("midway");
    assertThat(insert(2).join()).isOne();
    assertThat(count()).isOne();
  }

  @Test
  void outlivesAnErrorInAWork() {
    CompletableFuture<Integer> failing =
        submit(
            handle -> {
              throw new StackOverflowError();
            });

    assertThatThrownBy(failing::join).isInstanceOf(CompletionException.class);
    assertThat(insert(1).join()).isOne();
  }

  @Test
  void replacesABrokenConnection() {
    AtomicInteger runs = new AtomicInteger();
    CompletableFuture<Integer> breaking =
        submit(
            handle -> {
              runs.incrementAndGet();
              handle.getConnection().close();
              return handle.execute("INSERT INTO t VALUES (1)");
            });

    assertThatThrownBy(breaking::join).hasCauseInstanceOf(StorageException.class);
    assertThat(insert(2).join()).isOne();
    assertThat(runs).hasValue(1);
  }

  @Test
  void refusesWhatItsQueueCannotHold() {
    restart(StoreWriterTest::frozen, 2, PATIENT);
    submitGate();
    List<CompletableFuture<Integer>> accepted = List.of(insert(1), insert(2));
    CompletableFuture<Integer> refused = insert(3);

    assertThatThrownBy(refused::join)
        .hasCauseInstanceOf(StoreOverflowException.class)
        .hasMessageContaining("2 works wait");
    gate.countDown();
    assertThat(accepted).allSatisfy(write -> assertThat(write.join()).isOne());
  }

  @Test
  void flushesWhenItCloses() {
    List<CompletableFuture<Integer>> writes = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      writes.add(insert(i));
    }

    writer.close();

    assertThat(writes).allSatisfy(write -> assertThat(write).isCompletedWithValue(1));
    assertThat(count()).isEqualTo(500);
    assertThatThrownBy(insert(501)::join).hasMessageContaining("closed");
  }

  @Test
  void failsWhatCannotBeFlushedInTime() {
    restart(StoreWriterTest::frozen, CAPACITY, Duration.ofMillis(1));
    submitGate();
    CompletableFuture<Integer> late = insert(1);

    writer.close();

    assertThatThrownBy(late::join).hasMessageContaining("closed before it");
  }

  private static long frozen() {
    return 0;
  }

  private void restart(LongSupplier nanoTime, int capacity, Duration flushTime) {
    writer.close();
    writer = new StoreWriter(connection(), capacity, nanoTime, flushTime);
  }

  private StoreConnection connection() {
    return new StoreConnection(jdbi);
  }

  /** Returns once the writer stands in a work that ends when the gate opens. */
  private void submitGate() {
    CountDownLatch entered = new CountDownLatch(1);
    writer.submit(
        handle -> {
          entered.countDown();
          gate.await();
          return 0;
        });
    try {
      entered.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private CompletableFuture<Integer> insert(int n) {
    return submit(handle -> handle.execute("INSERT INTO t VALUES (?)", n));
  }

  private CompletableFuture<Integer> submit(StoreWork<Integer> work) {
    return writer.submit(work).toCompletableFuture();
  }

  private int count() {
    return jdbi.withHandle(
        (Handle handle) -> handle.createQuery("SELECT count(*) FROM t").mapTo(int.class).one());
  }
}
