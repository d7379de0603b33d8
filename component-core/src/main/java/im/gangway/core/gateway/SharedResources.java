package im.gangway.core.gateway;

import im.gangway.core.file.FileKeep;
import im.gangway.core.metrics.Metrics;
import im.gangway.core.stream.StreamConnector;
import im.gangway.core.web.Webhooks;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * What all gateways of a process share; the number of threads does not depend on the number of
 * users.
 */
public final class SharedResources implements AutoCloseable {
  /** How many calls of one transport may block at once. */
  private static final int LANE_THREADS = 16;

  private static final Duration WEBHOOK_PATIENCE = Duration.ofSeconds(30);
  private static final int LANE_QUEUE = 10_000;
  private static final int IDLE_SECONDS = 5;

  private final SSLContext tls;
  private final Clock clock;
  private final Metrics metrics;
  private final FileKeep files;
  private final Webhooks webhooks = new Webhooks(WEBHOOK_PATIENCE);
  private final StreamConnector connector;
  private final ThreadPoolExecutor mailboxPool;
  private final ScheduledExecutorService scheduler;

  public SharedResources(SSLContext tls, Clock clock, Metrics metrics, FileKeep files) {
    this.files = files;
    this.tls = tls;
    this.clock = clock;
    this.metrics = metrics;
    this.connector = new StreamConnector(tls);
    this.mailboxPool = mailboxes(Math.max(2, Runtime.getRuntime().availableProcessors()));
    this.scheduler = newScheduler();
    ProcessMetrics.mailboxes(metrics.process(), mailboxPool);
  }

  private static ThreadPoolExecutor mailboxes(int threads) {
    return new ThreadPoolExecutor(
        threads,
        threads,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        named("mailbox"),
        SharedResources::dropAfterTheEnd);
  }

  /** What a network still says when the program has ended concerns nobody. */
  private static void dropAfterTheEnd(Runnable task, ThreadPoolExecutor pool) {
    if (!pool.isShutdown()) {
      throw new IllegalStateException("The mailboxes' queue has no bound");
    }
  }

  private static ScheduledExecutorService newScheduler() {
    ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, named("scheduler"));
    scheduler.setRemoveOnCancelPolicy(true);
    return scheduler;
  }

  /** A transport's own bounded pool, for what may block. */
  static ThreadPoolExecutor lanePool(String transport) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            LANE_THREADS,
            LANE_THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(LANE_QUEUE),
            named("lane-" + transport));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static ThreadFactory named(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  SSLContext tls() {
    return tls;
  }

  Clock clock() {
    return clock;
  }

  Metrics metrics() {
    return metrics;
  }

  FileKeep files() {
    return files;
  }

  Webhooks webhooks() {
    return webhooks;
  }

  StreamConnector connector() {
    return connector;
  }

  ThreadPoolExecutor mailboxPool() {
    return mailboxPool;
  }

  ScheduledExecutorService scheduler() {
    return scheduler;
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
    mailboxPool.shutdown();
    connector.close();
  }
}
