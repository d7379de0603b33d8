package im.gangway.core.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import im.gangway.core.info.StatusPage;
import im.gangway.core.metrics.Metrics;
import im.gangway.core.web.Answers;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers {@code /health/live} (the process runs), {@code /health/ready} (200 while every component
 * is online, else 503), {@code /health} (JSON with the reasons), {@code /metrics} (for Prometheus)
 * and {@code /outage/DOMAIN} (JSON for everybody, XEP-0455).
 *
 * <p>Answers are computed from memory. Thread-safe.
 */
public final class HealthPages implements HttpHandler {
  private static final String JSON = "application/json";

  private final Supplier<HealthReport> health;
  private final Metrics metrics;

  public HealthPages(Supplier<HealthReport> health, Metrics metrics) {
    this.health = health;
    this.metrics = metrics;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        Answers.write(exchange, 405, Answers.TEXT, "Only GET and HEAD\n");
        return;
      }
      HealthReport report = health.get();
      String path = exchange.getRequestURI().getPath();
      switch (path) {
        case "/health/live" -> Answers.write(exchange, 200, Answers.TEXT, "live\n");
        case "/health/ready" -> ready(exchange, report);
        case "/health" -> Answers.write(exchange, 200, JSON, report.json());
        case "/metrics" -> Answers.write(exchange, 200, metrics.contentType(), metrics.text());
        default -> outage(exchange, report, path);
      }
    }
  }

  private static void ready(HttpExchange exchange, HealthReport report) throws IOException {
    boolean ready = report.isReady();
    Answers.write(exchange, ready ? 200 : 503, Answers.TEXT, ready ? "ready\n" : "not ready\n");
  }

  private static void outage(HttpExchange exchange, HealthReport report, String path)
      throws IOException {
    Optional<ComponentHealth> asked =
        report.components().stream()
            .filter(component -> path.equals(StatusPage.PATH + component.domain()))
            .findFirst();
    if (asked.isEmpty()) {
      Answers.write(exchange, 404, Answers.TEXT, "Nothing here\n");
      return;
    }
    Answers.write(
        exchange, 200, JSON, new OutageStatus(asked.get().domain(), asked.get().outage()).json());
  }
}
