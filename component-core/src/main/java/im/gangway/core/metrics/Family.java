package im.gangway.core.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.SummaryWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Quantiles;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;

/** The metrics of one name. Thread-safe. */
sealed interface Family {

  /** The names of the labels, in order. */
  List<String> labels();

  /** What is counted as it happens. */
  record Counted(List<String> labels, Counter counter) implements Family {
    static Counted register(
        PrometheusRegistry registry, String name, String help, List<String> labels) {
      Counter.Builder builder = Counter.builder().name(name).help(help);
      return new Counted(
          labels, builder.labelNames(labels.toArray(String[]::new)).register(registry));
    }
  }

  /** What is asked for when somebody looks. */
  record Asked(List<String> labels, Map<List<String>, DoubleSupplier> sources) implements Family {
    private static Asked of(List<String> labels) {
      return new Asked(labels, new ConcurrentHashMap<>());
    }

    static Asked gauge(PrometheusRegistry registry, String name, String help, List<String> labels) {
      Asked asked = of(labels);
      GaugeWithCallback.builder()
          .name(name)
          .help(help)
          .labelNames(labels.toArray(String[]::new))
          .callback(callback -> asked.each(callback::call))
          .register(registry);
      return asked;
    }

    static Asked total(PrometheusRegistry registry, String name, String help, List<String> labels) {
      Asked asked = of(labels);
      CounterWithCallback.builder()
          .name(name)
          .help(help)
          .labelNames(labels.toArray(String[]::new))
          .callback(callback -> asked.each(callback::call))
          .register(registry);
      return asked;
    }

    private void each(BiConsumer<Double, String[]> look) {
      sources.forEach(
          (values, source) -> look.accept(source.getAsDouble(), values.toArray(String[]::new)));
    }
  }

  /** How often something was done and how long all of it took. */
  record Timed(List<String> labels, Map<List<String>, Durations> sources) implements Family {
    static Timed register(
        PrometheusRegistry registry, String name, String help, List<String> labels) {
      Timed timed = new Timed(labels, new ConcurrentHashMap<>());
      SummaryWithCallback.builder()
          .name(name)
          .help(help)
          .labelNames(labels.toArray(String[]::new))
          .callback(
              callback ->
                  timed.sources.forEach(
                      (values, source) -> {
                        Durations.Sum sum = source.sum();
                        callback.call(
                            sum.count(),
                            sum.seconds(),
                            Quantiles.EMPTY,
                            values.toArray(String[]::new));
                      }))
          .register(registry);
      return timed;
    }
  }
}
