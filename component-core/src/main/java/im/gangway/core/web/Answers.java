package im.gangway.core.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes answers, which nobody on the way may keep. */
public final class Answers {
  /** Plain text. */
  public static final String TEXT = "text/plain; charset=utf-8";

  private Answers() {}

  /** Answers with a text in UTF-8. */
  public static void write(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    write(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Answers with these octets, or, to HEAD, with what they would come with. */
  public static void write(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    boolean bare = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
    exchange.sendResponseHeaders(status, bare ? -1 : body.length);
    if (!bare) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }
}
