package im.gangway.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.gangway.core.storage.DatabaseAccess;
import im.gangway.core.testing.ScriptedXmppServer;
import im.gangway.peers.GangwayProcess;
import im.gangway.storage.PostgresDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kill -9 at random moments under load, in both directions, with receipts asked: afterwards every
 * message has arrived, in order, and every sender knows.
 *
 * <p>How often is {@code -Dgangway.kills=N}; three times without it.
 */
@ExtendWith(PostgresDatabases.class)
class KillIT {
  private static final int KILLS = Integer.getInteger("gangway.kills", 3);
  private static final int USERS = 200;

  /** How much may be under way each way before nobody says more, as patient people do. */
  private static final int AHEAD = 2 * USERS;

  private static final String DOMAIN = "wire.example.org";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path folder;
  private final Random random = new Random();
  private int batches;

  @Test
  void losesNothingWithSqlite() throws Exception {
    play("storage { url = \"jdbc:sqlite:gangway.db\" }");
  }

  @Test
  void losesNothingWithPostgresql(DatabaseAccess postgres) throws Exception {
    play(
        "storage { url = \"%s\", user = \"%s\", password = \"%s\" }"
            .formatted(postgres.url(), postgres.user(), postgres.password()));
  }

  private void play(String storage) throws Exception {
    try (ScriptedXmppServer xmpp = ScriptedXmppServer.start();
        WireNetwork network = new WireNetwork();
        GangwayProcess gangway =
            GangwayProcess.start(
                configuration(xmpp, network, storage), WireDistribution.in(folder), Map.of())) {
      Clients clients = new Clients(xmpp.component(DOMAIN));
      for (int kill = 0; kill < KILLS; kill++) {
        writeForAWhile(clients, network);
        gangway.process().kill();
        gangway.process().startAgain();
        clients.writeAgain();
      }
      writeForAWhile(clients, network);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(clients.unconfirmed()).isZero();
                assertThat(network.unfinished()).isZero();
                assertThat(clients.receivedTexts()).isEqualTo(batches * USERS);
              });
      check(clients, network);
    }
  }

  private static String configuration(
      ScriptedXmppServer xmpp, WireNetwork network, String storage) {
    return """
        component { host = "127.0.0.1", port = %d, secret = "secret", server = "example.org" }
        access { allow = ["*"] }
        http { listen = "127.0.0.1:0" }
        limits { messages-per-minute = 1000000 }
        %s
        transports.wire { domain = "%s", registration = optional, network = "%d" }
        """
        .formatted(xmpp.port(), storage, DOMAIN, network.port());
  }

  private static String user(int number) {
    return "user" + number + "@example.org";
  }

  /** Every user writes and gets one message after the other, for a time that chance decides. */
  private void writeForAWhile(Clients clients, WireNetwork network) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMillis(500 + random.nextInt(3500)).toNanos();
    while (System.nanoTime() < end) {
      Thread.sleep(random.nextInt(50));
      if (clients.unconfirmed() > AHEAD || network.unfinished() > AHEAD) {
        continue;
      }
      int batch = batches++;
      for (int user = 0; user < USERS; user++) {
        clients.write(user(user), "friend", "up-%d-%d".formatted(user, batch));
        network.send(
            "down-%d-%d".formatted(user, batch),
            user(user),
            "friend",
            "down-%d-%d".formatted(user, batch));
      }
    }
  }

  private void check(Clients clients, WireNetwork network) {
    System.out.printf(
        "%d kills, %d messages each way; repeated to the network %d, to users %d, receipts %d%n",
        KILLS,
        batches * USERS,
        network.repeated(),
        clients.repeated(),
        clients.receipts().values().stream().mapToInt(Integer::intValue).sum());
    assertThat(clients.errors()).isEmpty();
    assertThat(clients.contradictions()).isEmpty();
    assertThat(clients.receipts()).hasSize(batches * USERS);
    List<WireNetwork.Arrival> arrivals = network.arrivals();
    assertThat(arrivals).hasSize(batches * USERS).doesNotHaveDuplicates();
    for (int number = 0; number < USERS; number++) {
      int user = number;
      assertThat(clients.received(user(user), "friend")).isEqualTo(texts("down", user));
      assertThat(
              arrivals.stream()
                  .filter(arrival -> arrival.user().equals(user(user)))
                  .map(WireNetwork.Arrival::text))
          .isEqualTo(texts("up", user));
    }
  }

  private List<String> texts(String way, int user) {
    return IntStream.range(0, batches)
        .mapToObj(batch -> "%s-%d-%d".formatted(way, user, batch))
        .toList();
  }
}
