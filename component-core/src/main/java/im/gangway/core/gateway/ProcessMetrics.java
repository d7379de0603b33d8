package im.gangway.core.gateway;

import im.gangway.core.metrics.MetricScope;
import im.gangway.core.storage.Database;
import java.util.concurrent.ThreadPoolExecutor;

/** What can be seen of what all gateways share: one line for each gauge. */
final class ProcessMetrics {
  private ProcessMetrics() {}

  static void store(MetricScope scope, Database database) {
    scope.gauge(
        "store_usable",
        "1 while the database can be used.",
        () -> database.health().isUsable() ? 1 : 0);
    scope.gauge(
        "store_waiting", "Works that wait to be written.", () -> database.health().waiting());
    scope.gauge(
        "store_oldest_wait_seconds",
        "How long the oldest work that waits to be written has waited.",
        () -> database.oldestWait().toNanos() / 1e9);
    scope.total("store_commits", "Transactions committed.", () -> database.health().commits());
    scope.durations(
        "store_write_seconds",
        "From the acceptance of a work to its commit.",
        database::writeDurations);
  }

  static void mailboxes(MetricScope scope, ThreadPoolExecutor pool) {
    scope.gauge(
        "mailboxes", "Users' mailboxes with work.", pool::getActiveCount, "state", "running");
    scope.gauge(
        "mailboxes",
        "Users' mailboxes with work.",
        () -> pool.getQueue().size(),
        "state",
        "waiting");
  }
}
