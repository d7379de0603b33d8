package im.gangway.transport.testing;

import im.gangway.transport.DeliveryReports;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Inbox;
import im.gangway.transport.LegacyEvent.MessageReceived;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LegacyMessageId;
import im.gangway.transport.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * An inbox in memory that takes everything until the test says otherwise, and remembers it, reports
 * too. The outcome of a message is what the test completes. Thread-safe.
 */
public final class RecordingInbox implements Inbox, DeliveryReports {
  private final List<Accepted> accepted = new ArrayList<>();
  private final List<String> reports = new ArrayList<>();
  private final Set<List<Object>> known = new HashSet<>();
  private boolean full;

  /** A message that was taken. */
  public record Accepted(
      String user, MessageReceived message, CompletableFuture<Routing> outcome) {}

  /** Takes nothing from now on, or everything again. */
  public synchronized void full(boolean on) {
    full = on;
  }

  /** What was taken, in order. */
  public synchronized List<Accepted> accepted() {
    return List.copyOf(accepted);
  }

  /** Reports in order: {@code delivered ID}, {@code failed ID REASON text}. */
  public synchronized List<String> reported() {
    return List.copyOf(reports);
  }

  @Override
  public synchronized CompletionStage<Receipt> accept(String user, MessageReceived message) {
    if (full) {
      return refused();
    }
    CompletableFuture<Routing> outcome = new CompletableFuture<>();
    boolean fresh =
        message.id().isEmpty() || known.add(List.of(user, message.from(), message.id().get()));
    if (fresh) {
      accepted.add(new Accepted(user, message, outcome));
    } else {
      outcome.complete(new Routing.Routed());
    }
    return CompletableFuture.completedFuture(new Receipt(!fresh, outcome));
  }

  @Override
  public CompletionStage<Void> delivered(LegacyMessageId id) {
    return report("delivered " + id.value());
  }

  @Override
  public CompletionStage<Void> failed(LegacyMessageId id, FailureReason reason, Text text) {
    return report("failed %s %s %s".formatted(id.value(), reason, text));
  }

  private synchronized CompletionStage<Void> report(String line) {
    if (full) {
      return refused();
    }
    reports.add(line);
    return CompletableFuture.completedFuture(null);
  }

  private static <T> CompletionStage<T> refused() {
    return CompletableFuture.failedFuture(
        new LegacyException(FailureReason.RATE_LIMITED, Text.literal("The inbox is full.")));
  }
}
