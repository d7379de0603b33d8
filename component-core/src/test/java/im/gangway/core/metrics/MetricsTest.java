package im.gangway.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import im.gangway.transport.TransportMetrics;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final Metrics metrics = new Metrics();

  private String text() {
    return new String(metrics.text(), StandardCharsets.UTF_8);
  }

  @Test
  void countsForEachDomainAndLabel() {
    MetricScope irc = metrics.domain("irc.example.org");
    irc.counter("messages", "Messages.", "direction", "to_user").add(3);
    irc.counter("messages", "Messages.", "direction", "to_user").increment();
    metrics
        .domain("sms.example.org")
        .counter("messages", "Messages.", "direction", "to_user")
        .increment();
    assertThat(text())
        .contains("# TYPE gangway_messages_total counter")
        .contains("gangway_messages_total{direction=\"to_user\",domain=\"irc.example.org\"} 4.0\n")
        .contains("gangway_messages_total{direction=\"to_user\",domain=\"sms.example.org\"} 1.0\n");
  }

  @Test
  void asksForGaugesWhenSomebodyLooks() {
    AtomicInteger depth = new AtomicInteger(1);
    metrics.process().gauge("queue_works", "Works that wait.", depth::get);
    depth.set(7);
    assertThat(text()).contains("# TYPE gangway_queue_works gauge\ngangway_queue_works 7.0\n");
  }

  @Test
  void namesATransportsOwnAfterIt() {
    TransportMetrics own = metrics.transport("my-net", "net.example.org");
    own.counter("frames", "Frames.", "kind", "voice").increment();
    own.gauge("links", "Links.", () -> 2);
    assertThat(text())
        .contains("gangway_my_net_frames_total{domain=\"net.example.org\",kind=\"voice\"} 1.0\n")
        .contains("gangway_my_net_links{domain=\"net.example.org\"} 2.0\n");
  }

  @Test
  void tellsHowOftenAndHowLong() {
    metrics.process().durations("write_seconds", "Writes.", () -> new Durations.Sum(4, 0.5));
    assertThat(text())
        .contains("# TYPE gangway_write_seconds summary")
        .contains("gangway_write_seconds_count 4\n")
        .contains("gangway_write_seconds_sum 0.5\n");
  }

  @Test
  void refusesNamesThatPrometheusWouldNotTake() {
    MetricScope scope = metrics.process();
    assertThatIllegalArgumentException().isThrownBy(() -> scope.counter("Bad-Name", "Bad."));
    assertThatIllegalArgumentException().isThrownBy(() -> scope.counter("bad_total", "Bad."));
    assertThatIllegalArgumentException().isThrownBy(() -> scope.counter("bad", "Bad.", "label"));
  }

  @Test
  void refusesOneNameForTwoThings() {
    MetricScope scope = metrics.process();
    scope.counter("things", "Things.");
    assertThatIllegalArgumentException().isThrownBy(() -> scope.gauge("things", "T.", () -> 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scope.counter("things", "Things.", "kind", "a"));
  }
}
