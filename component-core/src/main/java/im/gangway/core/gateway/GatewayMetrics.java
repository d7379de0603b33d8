package im.gangway.core.gateway;

import im.gangway.core.metrics.MetricScope;
import im.gangway.core.session.Sessions;
import im.gangway.core.storage.Stores;
import im.gangway.core.stream.ComponentStream;
import im.gangway.core.stream.StreamState;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.ThreadPoolExecutor;

/** What can be seen of one gateway at any moment: one line for each gauge. */
final class GatewayMetrics {
  private GatewayMetrics() {}

  static void stream(MetricScope scope, ComponentStream stream) {
    for (StreamState state : StreamState.values()) {
      scope.gauge(
          "stream_state",
          "1 for the state in which the component's stream is.",
          () -> stream.state() == state ? 1 : 0,
          "state",
          state.name().toLowerCase(Locale.ROOT));
    }
    scope.total(
        "stream_interruptions",
        "How often the component's stream, or an attempt at it, has ended.",
        stream::interruptions);
    scope.gauge(
        "stream_queue_stanzas", "Stanzas that wait to be written to the server.", stream::queued);
  }

  static void users(MetricScope scope, Sessions sessions, Stores stores, String domain, Clock at) {
    scope.gauge(
        "sessions", "Users by how far they are connected.", sessions::count, "state", "known");
    CachedCount registered = new CachedCount(() -> stores.accounts().count(domain), at);
    scope.gauge(
        "registered_users", "Users who have registered, as of five minutes.", registered::value);
  }

  static void lanes(MetricScope scope, ThreadPoolExecutor pool) {
    scope.gauge(
        "lane_calls",
        "Calls of the transport that may block.",
        pool::getActiveCount,
        "state",
        "running");
    scope.gauge(
        "lane_calls",
        "Calls of the transport that may block.",
        () -> pool.getQueue().size(),
        "state",
        "waiting");
  }
}
