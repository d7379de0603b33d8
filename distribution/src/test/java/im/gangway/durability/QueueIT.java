package im.gangway.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.gangway.core.testing.ScriptedXmppServer;
import im.gangway.peers.GangwayProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's command {@code queue} on the packaged program, with a network that is silent. */
class QueueIT {
  private static final String DOMAIN = "wire.example.org";
  private static final String USER = "romeo@example.org";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final ScriptedXmppServer xmpp = ScriptedXmppServer.start();
  private ServerSocket silent;
  private Path program;
  private GangwayProcess gangway;

  private record Outcome(int status, String output) {}

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Path home = WireDistribution.in(folder);
    program = home.resolve("bin/gangway");
    gangway = GangwayProcess.start(configuration(), home, Map.of());
  }

  @AfterEach
  void stop() throws IOException {
    gangway.close();
    silent.close();
    xmpp.close();
  }

  private Outcome queue(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString(), "queue"));
    command.addAll(List.of(words));
    command.addAll(List.of("--config", gangway.folder().resolve("gangway.conf").toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }

  private List<String[]> rows() throws IOException, InterruptedException {
    return queue("list")
        .output()
        .lines()
        .filter(line -> line.contains("\tto network\t"))
        .map(line -> line.split("\t"))
        .toList();
  }

  @Test
  void listsRetriesAndDropsWhatWaits() throws Exception {
    Clients clients = new Clients(xmpp.component(DOMAIN));
    clients.write(USER, "nurse", "one");
    clients.write(USER, "nurse", "two");
    await()
        .atMost(PATIENCE)
        .until(() -> rows().size() == 2 && rows().get(0)[6].equals("under way"));
    dropsOnlyWhatIsNotUnderWay(clients);
  }

  private void dropsOnlyWhatIsNotUnderWay(Clients clients) throws Exception {
    List<String[]> rows = rows();
    assertThat(rows.get(0)[2]).isEqualTo(USER);
    assertThat(rows.get(1)[6]).isEqualTo("in turn");
    Outcome refused = queue("drop", rows.get(0)[0]);
    assertThat(refused.output()).contains("It is on its way at this moment");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(queue("retry", "--user", USER).output())
        .contains(DOMAIN + ": trying 2 to the network, 0 to users");
    assertThat(queue("drop", "--user", USER).status()).isEqualTo(1);
    String second = rows.get(1)[0];
    assertThat(queue("drop", second).output()).contains(second + ": dropped.");
    await().atMost(PATIENCE).until(() -> clients.errors().size() == 1);
    assertThat(clients.errors().get(0)).contains("id=\"two\"").contains("not-allowed");
    assertThat(rows()).hasSize(1);
  }

  private String configuration() {
    return """
        component { host = "127.0.0.1", port = %d, secret = "secret", server = "example.org" }
        access { allow = ["*"] }
        http { listen = "127.0.0.1:0" }
        transports.wire { domain = "%s", registration = optional, network = "%d" }
        """
        .formatted(xmpp.port(), DOMAIN, silent.getLocalPort());
  }
}
