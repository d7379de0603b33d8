package im.gangway.core.delivery;

import im.gangway.transport.Inbox.Routing;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What transports want to hear about messages that are on their way to the XMPP server. Bounded by
 * the transports, which wait for it or do not; what was stored before a start has nobody who waits.
 * Thread-safe.
 */
final class Outcomes {
  /** Who puts in more than that without an answer is told nothing of the rest. */
  private static final int MOST = 10_000;

  private final Map<String, CompletableFuture<Routing>> open = new ConcurrentHashMap<>();

  CompletableFuture<Routing> expect(String id) {
    CompletableFuture<Routing> outcome = new CompletableFuture<>();
    if (open.size() < MOST) {
      open.put(id, outcome);
    }
    return outcome;
  }

  void tell(String id, Routing outcome) {
    CompletableFuture<Routing> waiting = take(id);
    if (waiting != null) {
      waiting.complete(outcome);
    }
  }

  void forget(String id) {
    take(id);
  }

  private @Nullable CompletableFuture<Routing> take(String id) {
    return open.remove(id);
  }
}
