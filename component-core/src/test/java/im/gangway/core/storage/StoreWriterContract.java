package im.gangway.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the one writer must do. Its subclasses say in which database. */
public abstract class StoreWriterContract {
  private static final int CAPACITY = 20_000;
  private static final long MOST_BYTES = 1_000_000;
  private static final Duration PATIENT = Duration.ofSeconds(30);

  private final CountDownLatch gate = new CountDownLatch(1);
  private StoreBackend backend;
  private StoreSession reading;
  private StoreWriter writer;

  @BeforeEach
  void createATable(DatabaseAccess access) {
    backend = StoreBackend.of(access, Path.of(""));
    backend.prepare();
    Migrations.run(backend);
    StoreSession session = new StoreSession(backend, backend.writing());
    session.commit(handle -> handle.execute("CREATE TABLE t (n INTEGER PRIMARY KEY)"));
    session.close();
    reading = new StoreSession(backend, backend.reading());
    writer = writer(StoreWriterContract::frozen, CAPACITY, PATIENT);
  }

  @AfterEach
  void close() {
    gate.countDown();
    writer.close();
    reading.close();
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

    // The first alone, since time has passed while the others came; then twenty times five.
    assertThat(writer.commits()).isEqualTo(21);
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
  void storesNothingOfAWorkThatHidesAnError() {
    submitGate();
    CompletableFuture<Integer> before = insert(1);
    CompletableFuture<Integer> hiding =
        submit(
            handle -> {
              try {
                return handle.execute("INSERT INTO t VALUES ('no number', 'too much')");
              } catch (JdbiException hidden) {
                return -1;
              }
            });
    CompletableFuture<Integer> after = insert(2);
    gate.countDown();

    assertThat(before.join()).isOne();
    assertThat(after.join()).isOne();
    assertThat(hiding.handle((rows, failure) -> rows).join()).isIn(-1, null);
    assertThat(count()).isEqualTo(2);
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
    assertThat(runs).hasValueBetween(1, 3);
  }

  @Test
  void refusesWhatItsQueueCannotHold() {
    restart(StoreWriterContract::frozen, 2, PATIENT);
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
  void refusesWhatItsMemoryCannotHold() {
    submitGate();
    int half = (int) MOST_BYTES / 2;
    CompletableFuture<Integer> first = writer.submit(h -> 1, half).toCompletableFuture();
    CompletableFuture<Integer> second = writer.submit(h -> 2, half).toCompletableFuture();
    CompletableFuture<Integer> refused = writer.submit(h -> 3, half).toCompletableFuture();

    assertThatThrownBy(refused::join).hasCauseInstanceOf(StoreOverflowException.class);
    gate.countDown();
    assertThat(first.join() + second.join()).isEqualTo(3);
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
    restart(StoreWriterContract::frozen, CAPACITY, Duration.ofMillis(1));
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
    writer = writer(nanoTime, capacity, flushTime);
  }

  private StoreWriter writer(LongSupplier nanoTime, int capacity, Duration flushTime) {
    StoreQueue queue = new StoreQueue(new StoreQueue.Limits(capacity, MOST_BYTES));
    StoreCondition condition = new StoreCondition(backend.name(), Clock.systemUTC());
    return new StoreWriter(
        new StoreSession(backend, backend.writing()),
        queue,
        new StoreRecovery(queue, condition, StoreCondition.Side.WRITER, nanoTime, PATIENT),
        nanoTime,
        flushTime);
  }

  /** Returns once the writer stands in a work that ends when the gate opens. */
  private void submitGate() {
    CountDownLatch entered = new CountDownLatch(1);
    writer.submit(
        handle -> {
          entered.countDown();
          gate.await();
          return 0;
        },
        1);
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
    return writer.submit(work, 1).toCompletableFuture();
  }

  private int count() {
    AtomicInteger rows = new AtomicInteger();
    StoreFailure failure =
        reading.read(
            handle ->
                rows.set(handle.createQuery("SELECT count(*) FROM t").mapTo(int.class).one()));
    assertThat(failure).isNull();
    return rows.get();
  }
}
