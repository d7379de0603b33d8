package im.gangway.email.imap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Shares something scarce among all mailboxes, in the order in which they came; whoever waits holds
 * no thread. Thread-safe.
 */
final class Budget {
  private record Waiting(long amount, CompletableFuture<Void> turn) {}

  private final long total;
  private long free;
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  Budget(long total) {
    this.total = total;
    this.free = total;
  }

  /** Does something when there is enough, and gives it back when that is done. */
  <T> CompletionStage<T> with(long amount, Supplier<CompletionStage<T>> work) {
    long share = Math.min(amount, total);
    return acquire(share)
        .thenCompose(turn -> work.get())
        .whenComplete((done, failed) -> release(share));
  }

  private synchronized CompletionStage<Void> acquire(long amount) {
    if (waiting.isEmpty() && amount <= free) {
      free -= amount;
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<Void> turn = new CompletableFuture<>();
    waiting.add(new Waiting(amount, turn));
    return turn;
  }

  private void release(long amount) {
    Deque<Waiting> next = new ArrayDeque<>();
    synchronized (this) {
      free += amount;
      for (Waiting first = waiting.peek();
          first != null && first.amount <= free;
          first = waiting.peek()) {
        free -= first.amount;
        next.add(waiting.remove());
      }
    }
    next.forEach(each -> each.turn.complete(null));
  }
}
