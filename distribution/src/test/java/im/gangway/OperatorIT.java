package im.gangway;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.InstalledGangway.Outcome;
import im.gangway.peers.GangwayProcess;
import im.gangway.peers.Ports;
import im.gangway.peers.Prosody;
import im.gangway.peers.XmppServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the operator sees of the packaged program and tells it. */
class OperatorIT {
  private static final int HTTP = Ports.free();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static Prosody server;
  private static GangwayProcess gateway;
  private static InstalledGangway tool;

  @BeforeAll
  static void start() {
    server = Prosody.start();
    gateway = GangwayProcess.start(configuration());
    tool = new InstalledGangway();
  }

  @AfterAll
  static void stop() {
    if (tool != null) {
      tool.close();
    }
    if (gateway != null) {
      gateway.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private static String configuration() {
    return """
        component { host = "127.0.0.1", port = %d, secret = "%s", server = "%s" }
        http { listen = "127.0.0.1:%d" }
        transports.irc { domain = "%s" }
        """
        .formatted(
            server.componentPort(),
            XmppServer.SECRET,
            server.domain(),
            HTTP,
            server.component("irc"));
  }

  private Outcome tell(String... words) throws Exception {
    String[] all = new String[words.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--config";
    all[words.length + 1] = gateway.folder().resolve("gangway.conf").toString();
    return tool.command(all);
  }

  @Test
  void servesMetricsThatPromtoolApprovesOf() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + HTTP + "/metrics"))
            .timeout(PATIENCE)
            .build();
    String metrics =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    assertThat(metrics).contains("gangway_stream_state{", "jvm_memory_used_bytes{");
    Path page = Files.writeString(gateway.folder().resolve("metrics.txt"), metrics);
    // From a file: who writes and reads through two pipes can wait for ever.
    Process promtool =
        new ProcessBuilder("promtool", "check", "metrics")
            .redirectInput(page.toFile())
            .redirectErrorStream(true)
            .start();
    String found = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(found).isEmpty();
    assertThat(promtool.waitFor()).isZero();
  }

  @Test
  void saysHowItIs() throws Exception {
    Outcome outcome = tell("status");
    assertThat(outcome.output()).contains(server.component("irc") + ": online");
    assertThat(outcome.status()).isZero();
  }

  @Test
  void listsAndRetriesAndDropsNothingWhereNothingWaits() throws Exception {
    String domain = server.component("irc");
    assertThat(tell("queue", "list").output()).contains(domain + ": 0 to the network, 0 to users");
    assertThat(tell("queue", "retry", "--domain", domain).status()).isZero();
    Outcome drop = tell("queue", "drop", "none");
    assertThat(drop.output()).contains("There is no message none.");
    assertThat(drop.status()).isEqualTo(1);
    assertThat(tell("queue", "drop", "--user", "alice@example.org").output()).contains("--yes");
  }

  @Test
  void refusesToRunTwice() throws Exception {
    Outcome second = tell("run");
    assertThat(second.output()).contains("A gateway runs already with this data");
    assertThat(second.status()).isEqualTo(2);
  }

  @Test
  void refusesUsersThatAreNotThere() throws Exception {
    Outcome outcome = tell("user", "remove", "nobody@example.org");
    assertThat(outcome.output()).contains("nobody@example.org has not registered.");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(tell("user", "forget").status()).isEqualTo(2);
  }

  @Test
  void logsMoreWhenTold() throws Exception {
    assertThat(tell("log", "debug", "im.gangway.irc").status()).isZero();
    assertThat(tell("log", "loud").status()).isEqualTo(1);
  }

  @Test
  void reloads() throws Exception {
    Path file = gateway.folder().resolve("gangway.conf");
    Files.writeString(file, configuration() + "access.deny = [\"mallory@example.org\"]\n");
    Outcome outcome = tell("reload");
    assertThat(outcome.output()).contains("are in force");
    assertThat(outcome.status()).isZero();
  }
}
