package im.gangway.core.delivery;

import im.gangway.core.metrics.Durations;
import im.gangway.core.metrics.MetricScope;
import im.gangway.core.storage.Direction;
import im.gangway.core.storage.StoredOutgoing;
import im.gangway.core.storage.StoredOutgoing.Failure;
import im.gangway.transport.FailureReason;
import im.gangway.transport.TransportMetrics.Counter;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts what becomes of the stored messages of one domain. Thread-safe; cheap. */
final class DeliveryMetrics {
  private static final String NONE = "none";
  private static final Set<String> REASONS =
      Arrays.stream(FailureReason.values()).map(Enum::name).collect(Collectors.toSet());

  private final MetricScope scope;
  private final Counter accepted;
  private final Counter routed;
  private final Times toAccepted = new Times(new LongAdder(), new DoubleAdder());
  private final Times toRouted = new Times(new LongAdder(), new DoubleAdder());

  private record Times(LongAdder count, DoubleAdder seconds) implements Durations {
    void add(Duration duration) {
      count.increment();
      // The clock may have been set back.
      seconds.add(Math.max(0, duration.toNanos() / 1e9));
    }

    @Override
    public Sum sum() {
      return new Sum(count.sum(), seconds.sum());
    }
  }

  /** The counters of the domain of that scope. */
  DeliveryMetrics(MetricScope scope) {
    this.scope = scope;
    this.accepted = counter(Direction.TO_NETWORK, "accepted", NONE);
    this.routed = counter(Direction.TO_USER, "routed", NONE);
    durations(Direction.TO_NETWORK, toAccepted);
    durations(Direction.TO_USER, toRouted);
    // Known from the start, so that a rate of them can be asked for.
    counter(Direction.TO_NETWORK, "delivered", NONE);
    counter(Direction.TO_NETWORK, "unknown", NONE);
    counter(Direction.TO_NETWORK, "repeated", NONE);
    counter(Direction.TO_USER, "repeated", NONE);
  }

  private Counter counter(Direction direction, String outcome, String reason) {
    return scope.counter(
        "stored_messages",
        "What became of stored messages; one of them may count for several outcomes.",
        "direction",
        label(direction),
        "outcome",
        outcome,
        "reason",
        reason);
  }

  private void durations(Direction direction, Times times) {
    scope.durations(
        "stored_message_seconds",
        "From storing a message to its acceptance by the legacy service or the XMPP server.",
        times,
        "direction",
        label(direction));
  }

  static String label(Direction direction) {
    return direction.name().toLowerCase(Locale.ROOT);
  }

  /** The legacy service has accepted a message that was stored that long ago. */
  void accepted(Duration after) {
    accepted.increment();
    toAccepted.add(after);
  }

  /** The users' server has a message that was stored that long ago. */
  void routed(Duration after) {
    routed.increment();
    toRouted.add(after);
  }

  /** The users' server had a message and sent it back. */
  void refused(FailureReason reason) {
    counter(Direction.TO_USER, "refused", reason.name().toLowerCase(Locale.ROOT)).increment();
  }

  /** The operator has taken a message to a user away. */
  void withdrawn() {
    counter(Direction.TO_USER, "failed", word(SenderNews.WITHDRAWN)).increment();
  }

  /** The same message came before. */
  void repeated(Direction direction) {
    counter(direction, "repeated", NONE).increment();
  }

  /** A message to the network has come to its end. */
  void ended(StoredOutgoing message) {
    String outcome = message.state().name().toLowerCase(Locale.ROOT);
    String reason = message.failure().map(DeliveryMetrics::word).orElse(NONE);
    counter(Direction.TO_NETWORK, outcome, reason).increment();
  }

  /** One of few words: what an older or newer version has stored is not known here. */
  private static String word(Failure failure) {
    boolean known = REASONS.contains(failure.reason()) || failure.equals(SenderNews.WITHDRAWN);
    return known ? failure.reason().toLowerCase(Locale.ROOT) : "other";
  }
}
