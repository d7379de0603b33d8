package im.gangway.core.metrics;

import im.gangway.transport.TransportMetrics;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.regex.Pattern;

/** Where one part of the program adds its metrics, with its prefix and labels. Thread-safe. */
public final class MetricScope implements TransportMetrics {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
  private static final String TOTAL = "_total";

  private final Metrics metrics;
  private final String prefix;
  private final List<String> fixed;

  MetricScope(Metrics metrics, String prefix, List<String> fixed) {
    this.metrics = metrics;
    this.prefix = prefix;
    this.fixed = fixed;
  }

  @Override
  public Counter counter(String name, String help, String... labels) {
    Labels all = labels(labels);
    CounterDataPoint point =
        metrics
            .family(
                full(name),
                all.names(),
                Family.Counted.class,
                registry -> Family.Counted.register(registry, full(name), help, all.names()))
            .counter()
            .labelValues(all.values().toArray(String[]::new));
    return point::inc;
  }

  @Override
  public void gauge(String name, String help, DoubleSupplier value, String... labels) {
    Labels all = labels(labels);
    metrics
        .family(
            full(name),
            all.names(),
            Family.Asked.class,
            registry -> Family.Asked.gauge(registry, full(name), help, all.names()))
        .sources()
        .put(all.values(), value);
  }

  /**
   * A counter that somebody else keeps.
   *
   * @param value asked whenever somebody looks, on any thread; must not block nor shrink
   */
  public void total(String name, String help, DoubleSupplier value, String... labels) {
    Labels all = labels(labels);
    metrics
        .family(
            full(name),
            all.names(),
            Family.Asked.class,
            registry -> Family.Asked.total(registry, full(name), help, all.names()))
        .sources()
        .put(all.values(), value);
  }

  /**
   * How often something was done and how long it took; the name ends in {@code _seconds}.
   *
   * @param durations asked whenever somebody looks, on any thread; must not block
   */
  public void durations(String name, String help, Durations durations, String... labels) {
    Labels all = labels(labels);
    metrics
        .family(
            full(name),
            all.names(),
            Family.Timed.class,
            registry -> Family.Timed.register(registry, full(name), help, all.names()))
        .sources()
        .put(all.values(), durations);
  }

  private String full(String name) {
    if (!NAME.matcher(name).matches() || name.endsWith(TOTAL)) {
      throw new IllegalArgumentException(
          "A metric is named with lower-case letters, digits and _, without _total: " + name);
    }
    return prefix + name;
  }

  private record Labels(List<String> names, List<String> values) {}

  private Labels labels(String... own) {
    if (own.length % 2 != 0) {
      throw new IllegalArgumentException("Labels are names and values in turn.");
    }
    List<String> all = new ArrayList<>(fixed);
    all.addAll(List.of(own));
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < all.size(); i += 2) {
      names.add(all.get(i));
      values.add(all.get(i + 1));
    }
    return new Labels(List.copyOf(names), List.copyOf(values));
  }
}
