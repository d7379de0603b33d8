package im.gangway.core.file;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import im.gangway.core.web.Answers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Serves kept files at {@code /file/TOKEN/NAME}, so that nothing in them runs in a browser as a
 * part of the gateway's site. Neither token nor name goes into a log. Thread-safe.
 */
public final class FilePages implements HttpHandler {
  /** Where they begin. */
  public static final String PATH = "/file/";

  private final FileKeep keep;

  public FilePages(FileKeep keep) {
    this.keep = keep;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        Answers.write(exchange, 405, Answers.TEXT, "");
        return;
      }
      String[] steps = exchange.getRequestURI().getPath().substring(PATH.length()).split("/", 2);
      Optional<Path> file = keep.find(steps[0]);
      if (file.isEmpty()) {
        Answers.write(exchange, 404, Answers.TEXT, "");
      } else {
        serve(exchange, file.get(), MediaTypes.ofName(exchange.getRequestURI().getPath()));
      }
    }
  }

  private static void serve(HttpExchange exchange, Path file, String type) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Content-Disposition", type.equals(MediaTypes.OCTETS) ? "attachment" : "inline");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Content-Security-Policy", "sandbox; default-src 'none'");
    headers.set("Cache-Control", "private, max-age=86400");
    long size = Files.size(file);
    if (exchange.getRequestMethod().equals("HEAD")) {
      headers.set("Content-Length", Long.toString(size));
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    exchange.sendResponseHeaders(200, size == 0 ? -1 : size);
    if (size > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        Files.copy(file, out);
      }
    }
  }
}
