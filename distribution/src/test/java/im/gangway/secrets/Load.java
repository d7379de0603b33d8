package im.gangway.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Users who keep the gateway busy, shared out among a few threads, until it is closed. */
final class Load implements AutoCloseable {
  private static final int THREADS = 4;

  private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);
  private final List<Future<?>> workers = new ArrayList<>();
  private final AtomicInteger changes = new AtomicInteger();
  private volatile boolean over;

  Load(List<Regular> users) {
    for (int i = 0; i < THREADS; i++) {
      int first = i;
      workers.add(pool.submit(() -> work(users, first)));
    }
  }

  private void work(List<Regular> users, int first) {
    while (!over) {
      for (int i = first; i < users.size() && !over; i += THREADS) {
        users.get(i).changePassword();
        users.get(i).visit();
        changes.incrementAndGet();
      }
    }
  }

  /** How many passwords have been changed. */
  int changes() {
    return changes.get();
  }

  /** Ends it; fails if any of it failed. */
  @Override
  public void close() throws Exception {
    over = true;
    for (Future<?> worker : workers) {
      worker.get(1, TimeUnit.MINUTES);
    }
    pool.shutdownNow();
  }
}
