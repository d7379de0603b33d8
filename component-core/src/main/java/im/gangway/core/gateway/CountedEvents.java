package im.gangway.core.gateway;

import im.gangway.core.metrics.MetricScope;
import im.gangway.core.session.EventSink;
import im.gangway.core.session.UserSession;
import im.gangway.transport.LegacyEvent;
import im.gangway.transport.TransportMetrics.Counter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The relays of one domain, counted. Thread-safe. */
final class CountedEvents implements EventSink {
  private final EventSink relays;
  private final MetricScope scope;
  private final Counter failures;
  private final Map<Class<?>, Counter> kinds = new ConcurrentHashMap<>();

  CountedEvents(EventSink relays, MetricScope scope) {
    this.relays = relays;
    this.scope = scope;
    this.failures =
        scope.counter("relay_failures", "Events of the legacy service whose relay failed.");
  }

  @Override
  public void accept(LegacyEvent event, UserSession session) {
    kinds.computeIfAbsent(event.getClass(), this::counter).increment();
    try {
      relays.accept(event, session);
    } catch (RuntimeException | Error bug) {
      failures.increment();
      throw bug;
    }
  }

  private Counter counter(Class<?> kind) {
    String name = kind.getSimpleName().replaceAll("(?<!^)([A-Z])", "_$1");
    return scope.counter(
        "events", "Events of the legacy service.", "event", name.toLowerCase(Locale.ROOT));
  }
}
