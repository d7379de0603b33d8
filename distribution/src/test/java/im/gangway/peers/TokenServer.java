package im.gangway.peers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Says whose an access token is (RFC 7662), to servers that were shown one. Thread-safe. */
public final class TokenServer implements AutoCloseable {
  private static final int OK = 200;

  private final HttpServer server;
  private final Map<String, String> owners = new ConcurrentHashMap<>();

  private TokenServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/introspect", this::introspect);
    server.start();
  }

  /** Starts one that knows no token. */
  public static TokenServer start() {
    return new TokenServer();
  }

  /** Returns the loopback port. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** From now on that token is good, and belongs to that user. */
  public void issue(String token, String user) {
    owners.put(token, user);
  }

  /** From now on that token is no longer good. */
  public void expire(String token) {
    owners.remove(token);
  }

  private void introspect(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Optional<String> owner =
        Arrays.stream(form.split("&"))
            .filter(field -> field.startsWith("token="))
            .map(field -> URLDecoder.decode(field.substring(6), StandardCharsets.UTF_8))
            .findFirst()
            .map(owners::get);
    String answer =
        owner
            .map(user -> "{\"active\": true, \"username\": \"" + user + "\"}")
            .orElse("{\"active\": false}");
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(OK, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
