package im.gangway.sms.route;

import im.gangway.sms.provider.Submitted;
import im.gangway.transport.FailureReason;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Submissions that had no answer in time, for as long as one may still come: what the carrier says
 * late is better than <i>nobody knows</i>. Over a lost connection nothing can come. Thread-safe.
 */
final class LateAnswers {
  private final Duration patience;
  private final ScheduledExecutorService scheduler;
  private final Map<String, Open> open = new HashMap<>();

  LateAnswers(Duration patience, ScheduledExecutorService scheduler) {
    this.patience = patience;
    this.scheduler = scheduler;
  }

  private record Open(Submitted.Unknown otherwise, CompletableFuture<Submitted> result) {}

  /** Ends with a late answer or, if none comes, with that nobody knows. */
  void await(String reference, Submitted.Unknown otherwise, CompletableFuture<Submitted> result) {
    if (otherwise.reason() == FailureReason.CONNECTION_LOST) {
      result.complete(otherwise);
      return;
    }
    synchronized (this) {
      open.put(reference, new Open(otherwise, result));
    }
    try {
      scheduler.schedule(() -> giveUp(reference), patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException ending) {
      giveUp(reference);
    }
  }

  /** An answer has come, if late. */
  void answered(String reference, Submitted outcome) {
    Open waiting = take(reference);
    if (waiting != null) {
      waiting.result().complete(outcome);
    }
  }

  private synchronized @Nullable Open take(String reference) {
    return open.remove(reference);
  }

  private void giveUp(String reference) {
    Open waiting = take(reference);
    if (waiting != null) {
      waiting.result().complete(waiting.otherwise());
    }
  }

  /** No more answers can come. */
  void close() {
    List<String> references;
    synchronized (this) {
      references = List.copyOf(open.keySet());
    }
    references.forEach(this::giveUp);
  }
}
