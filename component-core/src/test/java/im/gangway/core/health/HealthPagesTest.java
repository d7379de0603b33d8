package im.gangway.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.config.HostPort;
import im.gangway.core.metrics.Metrics;
import im.gangway.core.web.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthPagesTest {
  private static final ComponentHealth UP =
      new ComponentHealth("irc.example.org", true, "", "", List.of(), Optional.empty());
  private static final ComponentHealth DOWN =
      new ComponentHealth(
          "sms.example.org",
          false,
          "Says \"no\"",
          "The carrier is away.",
          List.of("smpp.example.net:2775"),
          Optional.of(Instant.parse("2026-01-02T03:04:05Z")));

  private final HttpClient client = HttpClient.newHttpClient();
  private final Metrics metrics = new Metrics();
  private volatile String store = "";
  private volatile List<ComponentHealth> components = List.of(UP);
  private WebServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        WebServer.start(
            new HostPort("127.0.0.1", 0),
            Map.of("/", new HealthPages(() -> new HealthReport(store, components), metrics)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void isReadyWhileEveryComponentIsOnline() throws Exception {
    assertThat(ask("GET", "/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void isNotReadyWhileOneComponentIsOffline() throws Exception {
    components = List.of(UP, DOWN);
    assertThat(ask("GET", "/health/ready").statusCode()).isEqualTo(503);
  }

  @Test
  void isLiveWhateverTheComponentsAre() throws Exception {
    components = List.of(DOWN);
    assertThat(ask("GET", "/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void givesReasonsAsJson() throws Exception {
    components = List.of(UP, DOWN);
    store = "The database: full.";
    assertThat(ask("GET", "/health").body())
        .isEqualTo(
            "{\"ready\":false,\"store\":{\"up\":false,\"reason\":\"The database: full.\"},"
                + "\"components\":[{\"domain\":\"irc.example.org\",\"up\":true,\"reason\":\"\","
                + "\"network\":{\"up\":true,\"reason\":\"\"},\"unreachable\":[]},"
                + "{\"domain\":\"sms.example.org\",\"up\":false,\"reason\":\"Says \\\"no\\\"\","
                + "\"network\":{\"up\":false,\"reason\":\"The carrier is away.\"},"
                + "\"unreachable\":[\"smpp.example.net:2775\"]}]}\n");
  }

  @Test
  void tellsEverybodyOfAnOutage() throws Exception {
    components = List.of(UP, DOWN);
    assertThat(ask("GET", "/outage/sms.example.org").body())
        .startsWith("{\"planned\":false,\"beginning\":\"2026-01-02T03:04:05Z\",")
        .contains("\"message\":{\"default\":\"The network behind sms.example.org")
        .doesNotContain("Says");
    assertThat(ask("GET", "/outage/irc.example.org").body()).isEqualTo("{}\n");
    assertThat(ask("GET", "/outage/other.example.org").statusCode()).isEqualTo(404);
  }

  @Test
  void servesMetrics() throws Exception {
    metrics.domain("irc.example.org").counter("sparks", "Sparks that flew.").add(2);
    HttpResponse<String> answer = ask("GET", "/metrics");
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
    assertThat(answer.body()).contains("gangway_sparks_total{domain=\"irc.example.org\"} 2.0\n");
  }

  @Test
  void hasNothingElse() throws Exception {
    assertThat(ask("GET", "/").statusCode()).isEqualTo(404);
    assertThat(ask("GET", "/healthy").statusCode()).isEqualTo(404);
  }

  @Test
  void refusesToBeWrittenTo() throws Exception {
    assertThat(ask("POST", "/health").statusCode()).isEqualTo(405);
  }

  @Test
  void answersHeadWithoutABody() throws Exception {
    assertThat(ask("HEAD", "/health/ready").body()).isEmpty();
  }

  private HttpResponse<String> ask(String method, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
