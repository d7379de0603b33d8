package im.gangway.email.outgoing;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Lets only some calls to one host block the pool at once, so that a slow host does not keep the
 * others waiting. Thread-safe.
 */
public final class Turns {
  private final Executor pool;
  private final int atOnce;
  private final int waiting;
  private final Map<String, Host> hosts = new HashMap<>();

  private static final class Host {
    private final Queue<Turn<?>> queue = new ArrayDeque<>();
    private int running;
  }

  private record Turn<T>(Callable<T> work, CompletableFuture<T> result) {
    void run() {
      try {
        result.complete(work.call());
      } catch (Exception | Error failure) {
        result.completeExceptionally(failure);
      }
    }
  }

  public Turns(Executor pool, int atOnce, int waiting) {
    this.pool = pool;
    this.atOnce = atOnce;
    this.waiting = waiting;
  }

  /** Runs work that blocks, when it is its turn. */
  public <T> CompletionStage<T> run(String host, Callable<T> work) {
    Turn<T> turn = new Turn<>(work, new CompletableFuture<>());
    synchronized (hosts) {
      Host at = hosts.computeIfAbsent(host, unknown -> new Host());
      if (at.queue.size() >= waiting) {
        return CompletableFuture.failedFuture(busy());
      }
      at.queue.add(turn);
      if (at.running >= atOnce) {
        return turn.result();
      }
      at.running++;
    }
    goOn(host);
    return turn.result();
  }

  private void goOn(String host) {
    Turn<?> next = next(host);
    if (next == null) {
      return;
    }
    try {
      pool.execute(
          () -> {
            next.run();
            goOn(host);
          });
    } catch (RejectedExecutionException full) {
      next.result().completeExceptionally(busy());
      goOn(host);
    }
  }

  private @Nullable Turn<?> next(String host) {
    synchronized (hosts) {
      Host at = hosts.get(host);
      Turn<?> next = at == null ? null : at.queue.poll();
      if (next == null && at != null) {
        at.running--;
        if (at.running == 0) {
          hosts.remove(host);
        }
      }
      return next;
    }
  }

  private static LegacyException busy() {
    return new LegacyException(
        FailureReason.RATE_LIMITED, Text.of(Turns.class, "too-much-waiting"));
  }
}
