package im.gangway.core.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import im.gangway.core.config.HostPort;
import im.gangway.core.info.StatusPage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers {@code /health/live} (the process runs), {@code /health/ready} (200 while every component
 * is online, else 503), {@code /health} (JSON with the reasons) and {@code /outage/DOMAIN} (JSON
 * for everybody, XEP-0455).
 *
 * <p>Served by one thread: an answer is computed from memory. Thread-safe.
 */
public final class HealthServer implements AutoCloseable {
  private static final int BACKLOG = 16;
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String JSON = "application/json";

  private final HttpServer server;
  private final Supplier<List<ComponentHealth>> components;

  private HealthServer(HttpServer server, Supplier<List<ComponentHealth>> components) {
    this.server = server;
    this.components = components;
  }

  /**
   * Starts to answer.
   *
   * @param listen port 0 takes any free one
   * @throws IOException if that address cannot be had
   */
  public static HealthServer start(HostPort listen, Supplier<List<ComponentHealth>> components)
      throws IOException {
    InetSocketAddress address = new InetSocketAddress(listen.host(), listen.port());
    if (address.isUnresolved()) {
      throw new IOException("Unknown host: " + listen.host());
    }
    HealthServer health = new HealthServer(HttpServer.create(address, BACKLOG), components);
    health.server.createContext("/", health::answer);
    health.server.start();
    return health;
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
      HealthReport report = new HealthReport(components.get());
      String path = exchange.getRequestURI().getPath();
      switch (path) {
        case "/health/live" -> write(exchange, 200, TEXT, "live\n");
        case "/health/ready" -> ready(exchange, report);
        case "/health" -> write(exchange, 200, JSON, report.json());
        default -> outage(exchange, path);
      }
    }
  }

  private static void ready(HttpExchange exchange, HealthReport report) throws IOException {
    boolean ready = report.isReady();
    write(exchange, ready ? 200 : 503, TEXT, ready ? "ready\n" : "not ready\n");
  }

  private void outage(HttpExchange exchange, String path) throws IOException {
    Optional<ComponentHealth> asked =
        components.get().stream()
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
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
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
