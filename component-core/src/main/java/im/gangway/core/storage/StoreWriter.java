package im.gangway.core.storage;

import im.gangway.core.metrics.Durations;
import im.gangway.core.storage.StoreBackend.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes: what waits while a commit is under way shares the next one.
 *
 * <p>A group is at most {@value #GROUP_SIZE} works or 5 ms of work. A work alone is not held back
 * for company. When a group fails because of a work, nothing of it is stored and its works run
 * again, each in a transaction of its own, so that only the guilty one fails. When the database
 * cannot be used, works wait until it can be, or until they have waited too long. If the connection
 * was lost in a commit, the database is asked what became of it before anything runs again.
 * Thread-safe.
 */
final class StoreWriter implements AutoCloseable {
  static final int GROUP_SIZE = 100;
  private static final long GROUP_NANOS = Duration.ofMillis(5).toNanos();
  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

  /** How often a work may find the database unusable while probes find it usable. */
  private static final int MOST_RUNS = 3;

  private static final Logger log = LoggerFactory.getLogger(StoreWriter.class);

  private final StoreSession session;
  private final StoreQueue queue;
  private final StoreRecovery recovery;
  private final LongSupplier nanoTime;
  private final Duration flushTime;
  private final Queue<StoreTask<?>> inHand = new ConcurrentLinkedQueue<>();
  private final AtomicLong commits = new AtomicLong();
  // Only the writer's thread sets it.
  private volatile Durations.Sum durations = new Durations.Sum(0, 0);
  private final Thread thread = new Thread(this::run, "gangway-store-writer");

  /**
   * Starts the thread.
   *
   * @param flushTime how long closing waits for what was accepted
   */
  StoreWriter(
      StoreSession session,
      StoreQueue queue,
      StoreRecovery recovery,
      LongSupplier nanoTime,
      Duration flushTime) {
    this.session = session;
    this.queue = queue;
    this.recovery = recovery;
    this.nanoTime = nanoTime;
    this.flushTime = flushTime;
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Done, on the writer's thread, when the work is committed.
   *
   * @param bytes about how much memory the work takes while it waits
   */
  <T> CompletionStage<T> submit(StoreWork<T> work, int bytes) {
    StoreTask<T> task = new StoreTask<>(work, bytes, nanoTime.getAsLong());
    recovery.accept(task);
    return task.stage();
  }

  /** How many transactions were committed. */
  long commits() {
    return commits.get();
  }

  /** From the acceptance of works to their commit. */
  Durations.Sum durations() {
    return durations;
  }

  private void run() {
    for (StoreTask<?> first = queue.take(LOOK_EVERY);
        first != null || !queue.isClosed();
        first = queue.take(LOOK_EVERY)) {
      if (first == null) {
        look();
      } else {
        writeGroup(first);
      }
    }
    session.close();
  }

  private void look() {
    StoreFailure failure = session.commit(StoreProbe::touch);
    if (failure != null) {
      recovery.await(new ArrayList<>(), failure, this::probe);
    }
  }

  private @Nullable StoreFailure probe() {
    StoreFailure failure = session.commit(StoreProbe::fill);
    return failure == null ? session.commit(StoreProbe::empty) : failure;
  }

  private void writeGroup(StoreTask<?> first) {
    inHand.add(first);
    StoreFailure failure = session.commit(handle -> runGroup(first, handle));
    if (failure == null) {
      committed(inHand);
    } else if (inHand.size() == 1 && failure.problem().isEmpty()) {
      first.fail(failure.cause());
    } else {
      log.debug("A group of {} works failed and is run one by one", inHand.size());
      writeSingly(failure);
    }
    inHand.clear();
  }

  private void runGroup(StoreTask<?> first, Handle handle) throws Exception {
    long end = nanoTime.getAsLong() + GROUP_NANOS;
    first.run(handle);
    for (int size = 1; size < GROUP_SIZE && nanoTime.getAsLong() - end < 0; size++) {
      StoreTask<?> next = queue.poll();
      if (next == null) {
        return;
      }
      inHand.add(next);
      next.run(handle);
    }
  }

  private void writeSingly(StoreFailure together) {
    if (turnsOutStored(inHand, together)) {
      committed(inHand);
      return;
    }
    while (!inHand.isEmpty()) {
      writeAlone(inHand.element());
    }
  }

  private void writeAlone(StoreTask<?> task) {
    List<StoreTask<?>> alone = List.of(task);
    StoreFailure failure = session.commit(task::run);
    if (failure == null || turnsOutStored(alone, failure)) {
      committed(alone);
    } else if (failure.problem().isEmpty()) {
      task.fail(failure.cause());
    } else if (task.runs() >= MOST_RUNS) {
      task.giveUp(failure.problem().get());
    } else {
      return;
    }
    inHand.remove(task);
  }

  /**
   * Waits until the database can be used, if that was the trouble. Meanwhile works in hand may
   * fail.
   *
   * @return whether the database says that the transaction of these works was stored after all
   */
  private boolean turnsOutStored(Collection<StoreTask<?>> works, StoreFailure failure) {
    if (failure.problem().isEmpty()) {
      return false;
    }
    AtomicReference<Fate> fate = new AtomicReference<>(Fate.UNDECIDED);
    works.forEach(task -> task.setInDoubt(failure.doubtful()));
    recovery.await(inHand, failure, () -> probe(failure, fate));
    works.forEach(task -> task.setInDoubt(false));
    return fate.get() == Fate.STORED;
  }

  private @Nullable StoreFailure probe(StoreFailure before, AtomicReference<Fate> fate) {
    StoreFailure found = probe();
    if (found == null) {
      fate.set(session.fate(before));
    }
    return found == null && fate.get() == Fate.UNDECIDED ? before : found;
  }

  private void committed(Collection<StoreTask<?>> works) {
    commits.incrementAndGet();
    long now = nanoTime.getAsLong();
    long nanos = 0;
    for (StoreTask<?> work : works) {
      nanos += now - work.acceptedAt();
    }
    Durations.Sum before = durations;
    durations = new Durations.Sum(before.count() + works.size(), before.seconds() + nanos / 1e9);
    works.forEach(StoreTask::complete);
  }

  /** Writes what was accepted, then ends; what is left after the flush time fails. */
  @Override
  public void close() {
    queue.close();
    try {
      thread.join(flushTime.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<StoreTask<?>> left = queue.clear();
    if (!left.isEmpty()) {
      log.error("{} writes were not stored before the end: the database is too slow", left.size());
      left.forEach(task -> task.fail(new StorageException("The database was closed before it.")));
    }
    inHand.forEach(
        task -> task.fail(new StorageException("The database was closed while it was stored.")));
  }
}
