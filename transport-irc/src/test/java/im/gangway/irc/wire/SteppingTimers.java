package im.gangway.irc.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A clock and timers that move only when the test says so. */
final class SteppingTimers extends ScheduledThreadPoolExecutor implements LongSupplier {
  private final List<Due> tasks = new ArrayList<>();
  private long now = 1_000_000;

  private record Due(long at, Runnable task) {}

  SteppingTimers() {
    super(0);
  }

  @Override
  public long getAsLong() {
    return now;
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
    tasks.add(new Due(now + unit.toNanos(delay), task));
    return super.schedule(() -> {}, Long.MAX_VALUE / 2, TimeUnit.NANOSECONDS);
  }

  int waiting() {
    return tasks.size();
  }

  void advance(long millis) {
    long end = now + TimeUnit.MILLISECONDS.toNanos(millis);
    while (true) {
      Due next =
          tasks.stream()
              .min(Comparator.comparingLong(Due::at))
              .filter(due -> due.at() <= end)
              .orElse(null);
      if (next == null) {
        now = end;
        return;
      }
      tasks.remove(next);
      now = Math.max(now, next.at());
      next.task().run();
    }
  }
}
