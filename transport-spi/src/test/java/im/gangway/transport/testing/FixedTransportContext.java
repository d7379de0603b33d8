package im.gangway.transport.testing;

import im.gangway.transport.DeliveryReports;
import im.gangway.transport.Settings;
import im.gangway.transport.TransportContext;
import im.gangway.transport.TransportInfo;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import javax.net.ssl.SSLContext;

/**
 * A transport's context of given parts. Thread-safe.
 *
 * @param blocking where the transport's look-ups and the like run
 * @param inbox takes messages and reports, and remembers them
 * @param state in memory
 */
public record FixedTransportContext(
    Settings settings,
    Clock clock,
    ScheduledExecutorService scheduler,
    Executor blocking,
    SSLContext tls,
    RecordingInbox inbox,
    MemoryTransportState state)
    implements TransportContext, AutoCloseable {

  /** With state of its own. */
  public FixedTransportContext(
      Settings settings,
      Clock clock,
      ScheduledExecutorService scheduler,
      Executor blocking,
      SSLContext tls,
      RecordingInbox inbox) {
    this(settings, clock, scheduler, blocking, tls, inbox, new MemoryTransportState());
  }

  /**
   * The settings given, real time, one timer thread, a pool of threads, and the JDK's trust.
   *
   * @param values as {@link Settings} takes them
   */
  public static FixedTransportContext of(TransportInfo info, Map<String, ?> values) {
    return new FixedTransportContext(
        new Settings(info.settings(), values),
        Clock.systemUTC(),
        Executors.newSingleThreadScheduledExecutor(daemon("timer")),
        Executors.newCachedThreadPool(daemon("blocking")),
        defaultTls(),
        new RecordingInbox(),
        new MemoryTransportState());
  }

  /** The same with another clock and scheduler, such as stepping ones. */
  public FixedTransportContext timedBy(Clock other, ScheduledExecutorService stepping) {
    scheduler.shutdownNow();
    return new FixedTransportContext(settings, other, stepping, blocking, tls, inbox, state);
  }

  /** The same with other trust. */
  public FixedTransportContext trusting(SSLContext other) {
    return new FixedTransportContext(settings, clock, scheduler, blocking, other, inbox, state);
  }

  @Override
  public DeliveryReports reports() {
    return inbox;
  }

  /** A context for one session of this transport. */
  public RecordingSessionContext session() {
    return new RecordingSessionContext(scheduler, clock);
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
    if (blocking instanceof ExecutorService pool) {
      pool.shutdownNow();
    }
  }

  private static ThreadFactory daemon(String name) {
    return task -> {
      Thread thread = new Thread(task, "test-" + name);
      thread.setDaemon(true);
      return thread;
    };
  }

  private static SSLContext defaultTls() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("The JDK has no TLS", e);
    }
  }
}
