package im.gangway.transport;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** What Gangway gives a session. Thread-safe. */
public interface SessionContext {

  /** Hands an event over; events of a session are relayed in the order they were published. */
  void publish(LegacyEvent event);

  /**
   * Runs tasks one after the other, in order, with everything else that happens to this user: state
   * that is touched only there needs no locks. Its tasks must not block.
   */
  Executor mailbox();

  /**
   * Whether more is waiting for this user than should: a session that reads from a network stops
   * reading until {@link #whenReady}.
   */
  boolean isCongested();

  /** Runs the task once, soon after the congestion is over, on any thread; it must not block. */
  void whenReady(Runnable task);

  /**
   * Stores changed fields of a registration, such as a refreshed token; fields that are not named
   * keep their values. Done when it is committed.
   */
  CompletionStage<Void> save(Optional<NetworkAddress> network, Map<String, String> fields);

  /** What the user has set for this transport, what was registered included. */
  UserSettings settings();

  /** The one scheduler of the process; its tasks must hand work on and return at once. */
  ScheduledExecutorService scheduler();

  /** The clock to take times from. */
  Clock clock();
}
