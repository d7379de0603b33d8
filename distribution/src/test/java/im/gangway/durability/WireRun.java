package im.gangway.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.gangway.core.testing.ScriptedComponent;
import im.gangway.core.testing.ScriptedXmppServer;
import im.gangway.peers.GangwayProcess;
import im.gangway.peers.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Two hundred users of the shipped gateway and of a network that keeps messages: all write and are
 * written to with receipts asked, whatever happens between. In the end every message has arrived,
 * in order, and every sender knows.
 */
final class WireRun implements AutoCloseable {
  private static final int USERS = 200;

  /** How much may be under way each way before nobody says more, as patient people do. */
  private static final int AHEAD = 2 * USERS;

  private static final String DOMAIN = "wire.example.org";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Random random = new Random();
  private final int http = Ports.free();
  private final ScriptedXmppServer xmpp = ScriptedXmppServer.start();
  private final WireNetwork network = new WireNetwork();
  private final GangwayProcess gangway;
  private final Clients clients;
  private int batches;

  /**
   * @param folder of its own
   * @param storage the block of the configuration
   */
  WireRun(Path folder, String storage) throws IOException, URISyntaxException {
    gangway =
        GangwayProcess.start(
            configuration(xmpp, network, storage), WireDistribution.in(folder), Map.of());
    clients = new Clients(component());
  }

  /** The gateway's stream. */
  ScriptedComponent component() {
    return xmpp.component(DOMAIN);
  }

  GangwayProcess gangway() {
    return gangway;
  }

  ScriptedXmppServer xmpp() {
    return xmpp;
  }

  WireNetwork network() {
    return network;
  }

  Clients clients() {
    return clients;
  }

  /** What {@code /health} says. */
  String health() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + "/health")).build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The users' clients write again what nobody has answered for. */
  void writeAgain() {
    clients.writeAgain();
  }

  /** Waits until all that was written has arrived and its senders know, then checks everything. */
  void settle(String what) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(clients.unconfirmed()).isZero();
              assertThat(network.unfinished()).isZero();
              assertThat(clients.receivedTexts()).isEqualTo(batches * USERS);
            });
    check(what);
  }

  private String configuration(ScriptedXmppServer xmpp, WireNetwork network, String storage) {
    return """
    component { host = "127.0.0.1", port = %d, secret = "secret", server = "example.org" }
    access { allow = ["*"] }
    http { listen = "127.0.0.1:%d" }
    limits { messages-per-minute = 1000000 }
    %s
    transports.wire { domain = "%s", registration = optional, network = "%d" }
    """
        .formatted(xmpp.port(), http, storage, DOMAIN, network.port());
  }

  private static String user(int number) {
    return "user" + number + "@example.org";
  }

  /** Every user writes and gets one message after the other, for a time that chance decides. */
  void writeForAWhile() throws InterruptedException {
    writeFor(Duration.ofMillis(500 + random.nextInt(3500)));
  }

  /** The same for a certain time. */
  void writeFor(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      Thread.sleep(random.nextInt(50));
      if (clients.unconfirmed() > AHEAD || network.unfinished() > AHEAD) {
        continue;
      }
      writeABatch();
    }
  }

  /** Every user writes and gets one message. */
  void writeABatch() {
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

  private void check(String what) {
    System.out.printf(
        "%s, %d messages each way; repeated to the network %d, to users %d, receipts %d%n",
        what,
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

  @Override
  public void close() {
    gangway.close();
    network.close();
    xmpp.close();
  }
}
