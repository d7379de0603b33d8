package im.gangway.core.gateway;

import im.gangway.core.metrics.MetricScope;
import im.gangway.core.session.LoginNews;
import im.gangway.transport.FailureReason;
import im.gangway.transport.TransportMetrics.Counter;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** Counts the sessions of one domain on its legacy service. Thread-safe. */
final class LoginCounters implements LoginNews {
  private final Counter worked;
  private final Counter[] failed;
  private final LongAdder present = new LongAdder();

  /** The counters of the domain of that scope. */
  LoginCounters(MetricScope scope) {
    worked = logins(scope, "ok");
    failed =
        Arrays.stream(FailureReason.values())
            .map(reason -> logins(scope, reason.name().toLowerCase(Locale.ROOT)))
            .toArray(Counter[]::new);
    scope.gauge(
        "sessions", "Users by how far they are connected.", present::sum, "state", "logged_in");
  }

  private static Counter logins(MetricScope scope, String outcome) {
    return scope.counter("logins", "Attempts to log in to the legacy service.", "outcome", outcome);
  }

  @Override
  public void loggedIn() {
    worked.increment();
    present.increment();
  }

  @Override
  public void loginFailed(FailureReason reason) {
    failed[reason.ordinal()].increment();
  }

  @Override
  public void loggedOut() {
    present.decrement();
  }
}
