package im.gangway.core.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.gangway.core.config.HostPort;
import im.gangway.transport.web.WebAnswer;
import im.gangway.transport.web.WebCall;
import im.gangway.transport.web.WebRoutes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {
  private static final String DOMAIN = "sms.example.org";
  private static final int AT_ONCE = 64;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Webhooks webhooks = new Webhooks(Duration.ofSeconds(1));
  private final WebRoutes routes = webhooks.of(DOMAIN, Optional.empty());
  private final List<WebCall> calls = new CopyOnWriteArrayList<>();
  private WebServer server;

  @BeforeEach
  void start() throws Exception {
    server = WebServer.start(new HostPort("127.0.0.1", 0), Map.of(Webhooks.PATH, webhooks));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void handsOnAllThatWasSaid() throws Exception {
    take("carrier/messages", WebAnswer.of(200));
    HttpRequest request =
        request("carrier/messages/s%2Fx?a=1&b=%20")
            .header("X-Proof", "one")
            .header("x-proof", "two")
            .POST(BodyPublishers.ofString("text=na\u00efve"))
            .build();
    assertThat(send(request).statusCode()).isEqualTo(200);
    assertThat(calls).hasSize(1);
    WebCall call = calls.get(0);
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.path()).isEqualTo("/s%2Fx");
    assertThat(call.query()).isEqualTo("a=1&b=%20");
    assertThat(call.header("X-PROOF")).contains("one,two");
    assertThat(call.text()).isEqualTo("text=na\u00efve");
    assertThat(call.octets()).isEqualTo("text=na\u00efve".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void answersAsToldInUtf8() throws Exception {
    take("carrier", new WebAnswer(202, "text/xml", "<ok>\u00e9</ok>"));
    HttpResponse<String> answer = send(post("carrier", "x"));
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/xml");
    assertThat(answer.body()).isEqualTo("<ok>\u00e9</ok>");
  }

  @Test
  void theLongestPathCountsAndOnlyWholeStepsOfIt() throws Exception {
    take("carrier", WebAnswer.of(201));
    take("carrier/status", WebAnswer.of(202));
    assertThat(send(post("carrier/status/1", "")).statusCode()).isEqualTo(202);
    assertThat(send(post("carrier/statuses", "")).statusCode()).isEqualTo(201);
    assertThat(send(post("carriers", "")).statusCode()).isEqualTo(404);
    assertThat(send(post("", "")).statusCode()).isEqualTo(404);
  }

  @Test
  void takesABodyAsLargeAsAllowedAndRefusesALargerOne() throws Exception {
    take("carrier", WebAnswer.of(200));
    assertThat(send(post("carrier", "x".repeat(256 * 1024))).statusCode()).isEqualTo(200);
    assertThat(send(post("carrier", "x".repeat(256 * 1024 + 1))).statusCode()).isEqualTo(413);
    assertThat(calls).hasSize(1);
  }

  @Test
  void whatFailsMayBeTriedAgain() throws Exception {
    routes.route(
        "bug",
        call -> {
          throw new IllegalStateException("bug");
        });
    routes.route("late", call -> CompletableFuture.failedFuture(new IllegalStateException("no")));
    routes.route("never", call -> new CompletableFuture<>());
    for (String path : List.of("bug", "late", "never")) {
      assertThat(send(post(path, "x")).statusCode()).as(path).isEqualTo(503);
    }
  }

  @Test
  void takesOnlySoManyAtOnce() throws Exception {
    List<CompletableFuture<WebAnswer>> held = new CopyOnWriteArrayList<>();
    Webhooks patient = new Webhooks(Duration.ofMinutes(5));
    patient
        .of(DOMAIN, Optional.empty())
        .route(
            "slow",
            call -> {
              CompletableFuture<WebAnswer> answer = new CompletableFuture<>();
              held.add(answer);
              return answer;
            });
    server.close();
    server = WebServer.start(new HostPort("127.0.0.1", 0), Map.of(Webhooks.PATH, patient));
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      answers.add(client.sendAsync(post("slow", "x"), HttpResponse.BodyHandlers.ofString()));
    }
    await().atMost(Duration.ofSeconds(60)).until(() -> held.size() == AT_ONCE);
    assertThat(send(post("slow", "x")).statusCode()).isEqualTo(503);
    held.forEach(each -> each.complete(WebAnswer.of(200)));
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      assertThat(answer.get().statusCode()).isEqualTo(200);
    }
  }

  @Test
  void tellsWhereTheOutsideFindsAPath() {
    assertThat(routes.publicUrl("carrier")).isEmpty();
    assertThat(
            webhooks
                .of(DOMAIN, Optional.of(URI.create("https://gw.example.org/xmpp/")))
                .publicUrl("carrier/status"))
        .contains(URI.create("https://gw.example.org/xmpp/webhook/sms.example.org/carrier/status"));
  }

  private void take(String path, WebAnswer answer) {
    routes.route(
        path,
        call -> {
          calls.add(call);
          return CompletableFuture.completedFuture(answer);
        });
  }

  private HttpRequest.Builder request(String path) {
    String url = "http://127.0.0.1:" + server.port() + Webhooks.PATH + DOMAIN + "/" + path;
    return HttpRequest.newBuilder(URI.create(url));
  }

  private HttpRequest post(String path, String body) {
    return request(path).POST(BodyPublishers.ofString(body)).build();
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
