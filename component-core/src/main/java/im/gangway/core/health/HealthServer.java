package im.gangway.core.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import im.gangway.core.config.HostPort;
import im.gangway.core.info.StatusPage;
import im.gangway.core.metrics.Metrics;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers {@code /health/live} (the process runs), {@code /health/ready} (200 while every component
 * is online, else 503), {@code /health} (JSON with the reasons), {@code /metrics} (for Prometheus)
 * and {@code /outage/DOMAIN} (JSON for everybody, XEP-0455).
 *
 * <p>Served by one thread: an answer is computed from memory. Thread-safe.
 */
public final class HealthServer implements AutoCloseable {
  private static final int BACKLOG = 16;
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String JSON = "application/json";

  private final HttpServer server;
  private final Supplier<HealthReport> health;
  private final Metrics metrics;

  private HealthServer(HttpServer server, Supplier<HealthReport> health, Metrics metrics) {
    this.server = server;
    this.health = health;
    this.metrics = metrics;
  }

  /**
   * Starts to answer.
   *
   * @param listen port 0 takes any free one
   * @throws IOException if that address cannot be had
   */
  public static HealthServer start(HostPort listen, Supplier<HealthReport> health, Metrics metrics)
      throws IOException {
    InetSocketAddress address = new InetSocketAddress(listen.host(), listen.port());
    if (address.isUnresolved()) {
      throw new IOException("Unknown host: " + listen.host());
    }
    HealthServer started = new HealthServer(HttpServer.create(address, BACKLOG), health, metrics);
    started.server.createContext("/", started::answer);
    started.server.start();
    return started;
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        write(exchange, 405, TEXT, "Only GET and HEAD\n");
        return;
      }
      HealthReport report = health.get();
      String path = exchange.getRequestURI().getPath();
      switch (path) {
        case "/health/live" -> write(exchange, 200, TEXT, "live\n");
        case "/health/ready" -> ready(exchange, report);
        case "/health" -> write(exchange, 200, JSON, report.json());
        case "/metrics" -> write(exchange, 200, metrics.contentType(), metrics.text());
        default -> outage(exchange, report, path);
      }
    }
  }

  private static void ready(HttpExchange exchange, HealthReport report) throws IOException {
    boolean ready = report.isReady();
    write(exchange, ready ? 200 : 503, TEXT, ready ? "ready\n" : "not ready\n");
  }

  private static void outage(HttpExchange exchange, HealthReport report, String path)
      throws IOException {
    Optional<ComponentHealth> asked =
        report.components().stream()
            .filter(component -> path.equals(StatusPage.PATH + component.domain()))
            .findFirst();
    if (asked.isEmpty()) {
      write(exchange, 404, TEXT, "Nothing here\n");
      return;
    }
    write(exchange, 200, JSON, new OutageStatus(asked.get().domain(), asked.get().outage()).json());
  }

  private static void write(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    write(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
