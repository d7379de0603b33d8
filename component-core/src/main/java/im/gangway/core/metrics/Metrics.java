package im.gangway.core.metrics;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * All metrics of the process, in the format of Prometheus.
 *
 * <p>Those of one name form a family: they have the same names of labels, whoever adds them.
 * Thread-safe.
 */
public final class Metrics {
  /** What every name begins with. */
  public static final String PREFIX = "gangway_";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Map<String, Family> families = new ConcurrentHashMap<>();
  private final ExpositionFormatWriter writer =
      ExpositionFormats.init().getPrometheusTextFormatWriter();

  /** Metrics without those of the Java machine. */
  public Metrics() {}

  /** Metrics with memory, collections and threads of the Java machine. */
  public static Metrics withJvm() {
    Metrics metrics = new Metrics();
    JvmMetrics.builder().register(metrics.registry);
    return metrics;
  }

  /** Where metrics of the whole process are added. */
  public MetricScope process() {
    return new MetricScope(this, PREFIX, List.of());
  }

  /** Where metrics of one domain are added: they have it as their first label. */
  public MetricScope domain(String domain) {
    return new MetricScope(this, PREFIX, List.of("domain", domain));
  }

  /** Where a transport adds metrics of its own. */
  public MetricScope transport(String transport, String domain) {
    String prefix = PREFIX + transport.replace('-', '_') + "_";
    return new MetricScope(this, prefix, List.of("domain", domain));
  }

  /** The family of that name, made if it is not there. */
  <F extends Family> F family(
      String name, List<String> labels, Class<F> kind, Function<PrometheusRegistry, F> create) {
    Family family = families.computeIfAbsent(name, absent -> create.apply(registry));
    if (!kind.isInstance(family) || !family.labels().equals(labels)) {
      throw new IllegalArgumentException(
          "The metric " + name + " is there already, of another kind or with other labels.");
    }
    return kind.cast(family);
  }

  /** What {@link #text} is, for the header Content-Type. */
  public String contentType() {
    return writer.getContentType();
  }

  /** All metrics as they are now, in UTF-8. */
  public byte[] text() {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      writer.write(out, registry.scrape());
      return out.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
