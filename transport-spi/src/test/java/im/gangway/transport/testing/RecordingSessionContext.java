package im.gangway.transport.testing;

import im.gangway.transport.LegacyEvent;
import im.gangway.transport.NetworkAddress;
import im.gangway.transport.SessionContext;
import im.gangway.transport.UserSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A session's context that keeps the events published to it. Thread-safe.
 *
 * <p>Waiting for an event ends with an {@link AssertionError} after ten seconds.
 */
public final class RecordingSessionContext implements SessionContext {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Executor mailbox;
  private final ScheduledExecutorService scheduler;
  private final Clock clock;
  private final UserSettings settings;
  private final List<LegacyEvent> events = new ArrayList<>();
  private final List<Runnable> whenReady = new ArrayList<>();
  private final Map<String, String> saved = new LinkedHashMap<>();
  private boolean congested;

  public RecordingSessionContext(
      Executor mailbox, ScheduledExecutorService scheduler, Clock clock, UserSettings settings) {
    this.mailbox = mailbox;
    this.scheduler = scheduler;
    this.clock = clock;
    this.settings = settings;
  }

  /** With a mailbox of its own that runs at once, and a user who has set nothing. */
  public RecordingSessionContext(ScheduledExecutorService scheduler, Clock clock) {
    this(SerialMailbox.immediate(), scheduler, clock, scope -> Map.of());
  }

  /** What has been published so far, in order. */
  public synchronized List<LegacyEvent> events() {
    return List.copyOf(events);
  }

  /** The events of one kind so far, in order. */
  public <E extends LegacyEvent> List<E> events(Class<E> kind) {
    return events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Forgets what has been published. */
  public synchronized void forget() {
    events.clear();
  }

  /** Waits for the first event of a kind. */
  public synchronized <E extends LegacyEvent> E await(Class<E> kind) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Optional<E> found = first(kind);
    while (found.isEmpty()) {
      pause(deadline, kind);
      found = first(kind);
    }
    return found.get();
  }

  private <E extends LegacyEvent> Optional<E> first(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  private synchronized void pause(long deadline, Class<?> awaited) {
    long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    if (left <= 0) {
      throw new AssertionError("No " + awaited.getSimpleName() + " but " + events);
    }
    try {
      wait(left);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting", e);
    }
  }

  /** Says that the user's mailbox is over its mark, until {@link #relieve}. */
  public synchronized void congest() {
    congested = true;
  }

  /** Ends the congestion and runs what waits for that, in this thread. */
  public void relieve() {
    List<Runnable> waiting;
    synchronized (this) {
      congested = false;
      waiting = List.copyOf(whenReady);
      whenReady.clear();
    }
    waiting.forEach(Runnable::run);
  }

  @Override
  public synchronized void publish(LegacyEvent event) {
    events.add(event);
    notifyAll();
  }

  @Override
  public Executor mailbox() {
    return mailbox;
  }

  @Override
  public synchronized boolean isCongested() {
    return congested;
  }

  @Override
  public void whenReady(Runnable task) {
    synchronized (this) {
      if (congested) {
        whenReady.add(task);
        return;
      }
    }
    task.run();
  }

  /** What the session stored: values by network, a slash and the field. */
  public synchronized Map<String, String> saved() {
    return Map.copyOf(saved);
  }

  @Override
  public synchronized CompletionStage<Void> save(
      Optional<NetworkAddress> network, Map<String, String> fields) {
    String scope = network.map(NetworkAddress::value).orElse("");
    fields.forEach((field, value) -> saved.put(scope + "/" + field, value));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public UserSettings settings() {
    return settings;
  }

  @Override
  public ScheduledExecutorService scheduler() {
    return scheduler;
  }

  @Override
  public Clock clock() {
    return clock;
  }
}
