package im.gangway.core.health;

import im.gangway.transport.Health;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a domain is, as far as anybody looked: what the legacy service says of itself, and since when
 * users cannot be served. The log has a line when the legacy service begins to be in trouble and
 * one when it is well again. Thread-safe.
 */
public final class Outage {
  private static final Logger log = LoggerFactory.getLogger(Outage.class);
  private static final long PERIOD_SECONDS = 10;
  private static final Health SILENT =
      new Health(false, "It has not answered for " + PERIOD_SECONDS + " seconds.");

  private final String domain;
  private final Supplier<Health> network;
  private final BooleanSupplier link;
  private final Clock clock;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile Health health = Health.UP;
  private volatile @Nullable Instant since;

  /**
   * @param network asked by {@link #look} only; may block
   * @param link whether the component is online; must not block
   */
  public Outage(String domain, Supplier<Health> network, BooleanSupplier link, Clock clock) {
    this.domain = domain;
    this.network = network;
    this.link = link;
    this.clock = clock;
  }

  /**
   * Looks every ten seconds, until that is cancelled.
   *
   * @param looking where it looks, since that may block
   */
  public ScheduledFuture<?> watch(ScheduledExecutorService scheduler, Executor looking) {
    return scheduler.scheduleWithFixedDelay(
        () -> lookSoon(looking), PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  /** A question that has waited for its answer, or for a thread, all the time is one. */
  private void lookSoon(Executor looking) {
    if (!asking.compareAndSet(false, true)) {
      found(SILENT);
      return;
    }
    try {
      looking.execute(this::lookSafely);
    } catch (RejectedExecutionException busy) {
      asking.set(false);
      found(SILENT);
    }
  }

  private void lookSafely() {
    try {
      look();
    } catch (RuntimeException failure) {
      log.error("It cannot be told whether there is an outage of {}", domain, failure);
    } finally {
      asking.set(false);
    }
  }

  /** Looks whether it works; asks on the calling thread. */
  public void look() {
    found(network.get());
  }

  private synchronized void found(Health now) {
    if (health.up() != now.up()) {
      tell(now);
    }
    health = now;
    if (now.up() && link.getAsBoolean()) {
      since = null;
    } else if (since == null) {
      since = clock.instant();
    }
  }

  private void tell(Health now) {
    if (now.up()) {
      log.warn("The network behind {} can serve users again", domain);
    } else {
      log.warn(
          "The network behind {} cannot serve users: {} It is tried again all the time.",
          domain,
          now.text());
    }
  }

  /** What the legacy service said last. */
  public Health network() {
    return health;
  }

  /** When it was first seen not to work; empty while it works. */
  public Optional<Instant> since() {
    return Optional.ofNullable(since);
  }
}
