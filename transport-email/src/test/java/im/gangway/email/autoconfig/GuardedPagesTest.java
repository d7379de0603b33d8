package im.gangway.email.autoconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import im.gangway.email.reach.HostGuard;
import im.gangway.email.testing.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GuardedPagesTest {
  private static final TestCertificate CERTIFICATE = TestCertificate.forLocalhost();

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpsServer server;
  private volatile int asked;

  @BeforeEach
  void start() throws IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(CERTIFICATE.serverContext()));
    server.setExecutor(threads);
    server.createContext("/file", exchange -> answer(exchange, 200, new byte[1000]));
    server.createContext("/huge", exchange -> answer(exchange, 200, new byte[256 * 1024 + 1]));
    server.createContext("/none", exchange -> answer(exchange, 404, new byte[10]));
    server.createContext("/away", exchange -> redirect(exchange, "/file"));
    server.createContext("/round", exchange -> redirect(exchange, "/round"));
    server.createContext("/open", exchange -> redirect(exchange, "http://localhost/file"));
    server.createContext("/inside", exchange -> redirect(exchange, "https://127.0.0.1/file"));
    server.createContext("/slow", this::drip);
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void fetchesAFile() throws Exception {
    assertThat(pages("localhost").fetch(page("/file"))).hasValueSatisfying(this::isTheFile);
    assertThat(pages("localhost").fetch(page("/away"))).hasValueSatisfying(this::isTheFile);
    assertThat(pages("localhost").fetch(page("/none"))).isEmpty();
    assertThat(pages("localhost").fetch(page("/round"))).isEmpty();
  }

  private void isTheFile(byte[] file) {
    assertThat(file).hasSize(1000);
  }

  @Test
  void endsAtTheLimits() {
    assertFails(pages("localhost"), "/huge");
    GuardedPages hasty =
        new GuardedPages(
            CERTIFICATE.clientContext(),
            new HostGuard(List.of("localhost")),
            host -> true,
            Duration.ofMillis(500));
    assertFails(hasty, "/slow");
  }

  @Test
  void goesNowhereThatItMayNot() {
    assertFails(pages(), "/file");
    assertFails(pages("localhost"), "/open");
    assertFails(pages("localhost"), "/inside");
    asked = 0;
    assertFails(
        new GuardedPages(
            CERTIFICATE.clientContext(), new HostGuard(List.of("localhost")), host -> false),
        "/file");
    assertThat(asked).isZero();
  }

  @Test
  void asksNobodyWhoIsNotTrusted() {
    assertFails(
        new GuardedPages(
            TestCertificate.forLocalhost().clientContext(),
            new HostGuard(List.of("localhost")),
            host -> true),
        "/file");
    assertThat(asked).isZero();
  }

  private static GuardedPages pages(String... named) {
    return new GuardedPages(
        CERTIFICATE.clientContext(), new HostGuard(List.of(named)), host -> true);
  }

  private URI page(String path) {
    return URI.create("https://localhost:" + server.getAddress().getPort() + path);
  }

  private void assertFails(GuardedPages pages, String path) {
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> pages.fetch(page(path)));
  }

  private void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    asked++;
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().add("Location", to);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  /** Sends the beginning and no more. */
  private void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 1000);
    exchange.getResponseBody().write(1);
    exchange.getResponseBody().flush();
    try {
      end.await();
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }
}
