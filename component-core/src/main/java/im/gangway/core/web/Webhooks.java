package im.gangway.core.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import im.gangway.transport.web.WebAnswer;
import im.gangway.transport.web.WebCall;
import im.gangway.transport.web.WebHandler;
import im.gangway.transport.web.WebRoutes;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls that transports take, at {@code /webhook/DOMAIN/PATH}. Neither what is called nor what
 * is in it goes into a log, since a path may be the proof of who calls. Thread-safe.
 */
public final class Webhooks implements HttpHandler {
  /** Where they begin. */
  public static final String PATH = "/webhook/";

  private static final Logger log = LoggerFactory.getLogger(Webhooks.class);
  private static final int MOST_OCTETS = 256 * 1024;
  private static final int MOST_AT_ONCE = 64;

  private final Map<String, WebHandler> handlers = new ConcurrentHashMap<>();
  private final Duration patience;
  private final Semaphore turns = new Semaphore(MOST_AT_ONCE);

  /** None yet; who does not answer within that time has failed. */
  public Webhooks(Duration patience) {
    this.patience = patience;
  }

  /**
   * Those of one domain.
   *
   * @param publicUrl of the HTTP server
   */
  public WebRoutes of(String domain, Optional<URI> publicUrl) {
    String home = PATH + domain + "/";
    return new WebRoutes() {
      @Override
      public void route(String path, WebHandler handler) {
        handlers.put(home + path, handler);
      }

      @Override
      public Optional<URI> publicUrl(String path) {
        return publicUrl.map(
            url -> URI.create(url.toString().replaceFirst("/$", "") + home + path));
      }
    };
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    String route = routeOf(path);
    WebHandler handler = handlers.get(route);
    if (handler == null) {
      end(exchange, WebAnswer.of(404));
      return;
    }
    if (!turns.tryAcquire()) {
      end(exchange, WebAnswer.of(503));
      return;
    }
    answer(exchange, handler, path.substring(route.length()))
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .handle(Webhooks::orFailure)
        .thenAccept(answer -> finish(exchange, answer));
  }

  private static CompletableFuture<WebAnswer> answer(
      HttpExchange exchange, WebHandler handler, String below) {
    try {
      byte[] body = exchange.getRequestBody().readNBytes(MOST_OCTETS + 1);
      return body.length > MOST_OCTETS
          ? CompletableFuture.completedFuture(WebAnswer.of(413))
          : handler.handle(call(exchange, below, body)).toCompletableFuture().copy();
    } catch (IOException | RuntimeException failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }

  /** The longest beginning, up to a slash or the end, that somebody answers. */
  private String routeOf(String path) {
    String route = path;
    while (!handlers.containsKey(route) && route.length() > PATH.length()) {
      route = route.substring(0, Math.max(0, route.lastIndexOf('/')));
    }
    return route;
  }

  private static WebCall call(HttpExchange exchange, String below, byte[] body) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, all) -> headers.put(name, String.join(",", all)));
    String query = exchange.getRequestURI().getRawQuery();
    return new WebCall(
        exchange.getRequestMethod(),
        below,
        query == null ? "" : query,
        headers,
        ByteBuffer.wrap(body));
  }

  private static WebAnswer orFailure(@Nullable WebAnswer answer, @Nullable Throwable failure) {
    if (answer != null) {
      return answer;
    }
    log.warn("A webhook was not answered: {}", failure == null ? "null" : failure.getClass());
    return WebAnswer.of(503);
  }

  private void finish(HttpExchange exchange, WebAnswer answer) {
    turns.release();
    try {
      end(exchange, answer);
    } catch (IOException gone) {
      log.debug("Who called a webhook did not wait for the answer", gone);
    }
  }

  private static void end(HttpExchange exchange, WebAnswer answer) throws IOException {
    try (exchange) {
      Answers.write(exchange, answer.status(), answer.contentType(), answer.body());
    }
  }
}
