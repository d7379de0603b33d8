package im.gangway.email.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider that grants access, or does not: says what it was told to say, in that order. */
public final class ScriptedTokenServer implements AutoCloseable {
  private final HttpsServer server;
  private final Queue<String> answers = new ConcurrentLinkedQueue<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  public ScriptedTokenServer(TestCertificate certificate) {
    try {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.serverContext()));
    server.createContext("/", this::answer);
    server.start();
  }

  /** Where a page of it is. */
  public String url(String path) {
    return "https://localhost:" + server.getAddress().getPort() + path;
  }

  /** Says this next, with status 400 if it is an error and 503 if it is empty. */
  public void say(String json) {
    answers.add(json);
  }

  /** The forms that were sent. */
  public List<String> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(exchange.getRequestURI().getPath() + '?' + form);
    String json = answers.poll();
    byte[] body = (json == null ? "" : json).getBytes(StandardCharsets.UTF_8);
    int status = body.length == 0 ? 503 : json.contains("\"error\"") ? 400 : 200;
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
