package im.gangway.irc.network;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What was asked while the connection was still being made. Bounded. */
final class Waiters {
  private static final int MAX = 100;

  private final Deque<Waiter<?>> waiting = new ArrayDeque<>();

  private record Waiter<T>(
      Function<Connection, CompletionStage<T>> task, CompletableFuture<T> done) {
    void run(Connection connection) {
      task.apply(connection)
          .whenComplete(
              (value, failure) -> {
                if (failure == null) {
                  done.complete(value);
                } else {
                  done.completeExceptionally(failure);
                }
              });
    }
  }

  <T> CompletionStage<T> add(Function<Connection, CompletionStage<T>> task) {
    if (waiting.size() >= MAX) {
      return CompletableFuture.failedFuture(
          new LegacyException(
              FailureReason.RATE_LIMITED, Text.of(Waiters.class, "connection-awaited")));
    }
    Waiter<T> waiter = new Waiter<>(task, new CompletableFuture<>());
    waiting.add(waiter);
    return waiter.done;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  void run(Connection connection) {
    for (Waiter<?> waiter = waiting.poll(); waiter != null; waiter = waiting.poll()) {
      waiter.run(connection);
    }
  }

  void fail(LegacyException failure) {
    for (Waiter<?> waiter = waiting.poll(); waiter != null; waiter = waiting.poll()) {
      waiter.done.completeExceptionally(failure);
    }
  }
}
