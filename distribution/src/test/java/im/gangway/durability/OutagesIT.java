package im.gangway.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.gangway.peers.GangwayProcess;
import im.gangway.peers.PeerLogs;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shipped gateway with everything around it away, one after the other, while two hundred users
 * write and are written to: each outage is in {@code /health}, has one line in the log, ends by
 * itself, and costs nobody a message.
 *
 * <p>How long a silent server is waited for is {@code -Dgangway.silence=SECONDS}; less than the
 * gateway's own patience without it.
 */
@ExtendWith(PeerLogs.class)
class OutagesIT {
  private static final int SILENCE = Integer.getInteger("gangway.silence", 3);
  private static final int NOTICED_AFTER = 60;

  /** Beginning and end of the trouble, and what follows from it; thousands of messages wait. */
  private static final int MOST_LINES = 5;

  private static final Duration PATIENCE = Duration.ofSeconds(100);
  private static final String ALL_WELL = "\"store\":{\"up\":true,\"reason\":\"\"}";

  @TempDir static Path folder;
  private static Disk disk;
  private static WireRun run;
  private static String url;

  private interface Act {
    void run() throws Exception;
  }

  @BeforeAll
  static void start() throws Exception {
    disk = new Disk(folder.resolve("disk"));
    url = "jdbc:sqlite:" + disk.folder().resolve("gangway.db");
    run = new WireRun(folder, "storage { url = \"" + url + "\" }");
    settle("before the first outage");
  }

  @AfterAll
  static void stop() throws Exception {
    run.close();
    disk.close();
  }

  private static void settle(String what) {
    run.writeABatch();
    run.settle(what);
  }

  /** An outage from its beginning to the last message that waited for its end. */
  private static void outage(String name, Act begin, String seen, String logged, Act end)
      throws Exception {
    Figures before = Figures.of(run.gangway());
    int logBefore = run.gangway().process().outputSinceStart().length();
    begin.run();
    run.writeABatch();
    await(name + " is in /health")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(run.health()).contains(seen));
    for (int i = 0; i < 4; i++) {
      run.writeABatch();
    }
    Figures during = Figures.of(run.gangway());
    end.run();
    long ended = System.nanoTime();
    run.clients().away(false);
    run.writeAgain();
    run.settle(name);
    await(name + " is over in /health")
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(run.health())
                    .contains("\"ready\":true", ALL_WELL, "\"network\":{\"up\":true"));
    long millis = Duration.ofNanos(System.nanoTime() - ended).toMillis();
    List<String> warnings = warnings(logBefore);
    System.out.printf(
        "| %s | %s | %s | %s | %d lines | %.1f s |%n",
        name, before, during, Figures.of(run.gangway()), warnings.size(), millis / 1000.0);
    assertThat(warnings.stream().filter(line -> line.contains(logged)))
        .as(logged)
        .hasSize(logged.isEmpty() ? warnings.size() : 1);
    assertThat(warnings).hasSizeLessThanOrEqualTo(MOST_LINES);
  }

  private static List<String> warnings(int from) {
    String log = run.gangway().process().outputSinceStart().substring(from);
    return log.lines().filter(line -> line.matches("\\S+ \\S+ (WARN|ERROR) .*")).toList();
  }

  /** Memory and threads of the gateway. */
  private record Figures(long mebibytes, long threads) {
    static Figures of(GangwayProcess gangway) {
      return new Figures(gangway.residentKibibytes() / 1024, gangway.threads());
    }

    @Override
    public String toString() {
      return mebibytes + " MiB, " + threads + " threads";
    }
  }

  @Test
  void theXmppServerIsAway() throws Exception {
    outage(
        "XMPP server away",
        () -> {
          run.clients().away(true);
          run.xmpp().stop();
        },
        "cannot be reached for wire.example.org",
        "cannot be reached for wire.example.org",
        this::xmppServerIsBack);
  }

  @Test
  void theXmppServerIsRestarted() throws Exception {
    outage(
        "XMPP server restarted",
        () -> {
          run.clients().away(true);
          run.component().sendStreamError("system-shutdown", null);
          run.component().awaitGone();
          run.xmpp().stop();
        },
        "\"ready\":false",
        "shuts down",
        this::xmppServerIsBack);
  }

  private void xmppServerIsBack() {
    run.xmpp().restart();
    run.component().awaitReady();
  }

  @Test
  void theXmppServerIsSilent() throws Exception {
    boolean noticed = SILENCE > NOTICED_AFTER;
    String silent = "no longer answers wire.example.org";
    int before = run.component().connections();
    outage(
        "XMPP server silent for " + SILENCE + " s",
        () -> {
          run.clients().away(true);
          run.component().pauseReading(true);
          Thread.sleep(Duration.ofSeconds(SILENCE).toMillis());
        },
        noticed ? "\"ready\":" : "\"ready\":true",
        noticed ? silent : "",
        () -> {
          run.component().pauseReading(false);
          run.component().awaitReady();
        });
    assertThat(run.component().connections()).isGreaterThanOrEqualTo(before);
  }

  @Test
  void theNetworkIsAway() throws Exception {
    outage(
        "network away",
        () -> run.network().stop(),
        "There is no connection.",
        "The network behind wire.example.org cannot serve users",
        () -> run.network().restart());
  }

  @Test
  void theNetworkIsSilent() throws Exception {
    outage(
        "network silent",
        () -> run.network().delay(Duration.ofSeconds(-1)),
        "It does not answer.",
        "The network behind wire.example.org cannot serve users",
        () -> run.network().delay(Duration.ZERO));
  }

  @Test
  void theNetworkIsSlow() throws Exception {
    run.network().delay(Duration.ofMillis(2));
    run.writeABatch();
    run.settle("network slow, 2 ms for each line");
    assertThat(run.health()).contains("\"network\":{\"up\":true");
    run.network().delay(Duration.ZERO);
  }

  @Test
  void theDatabaseIsLocked() throws Exception {
    try (Connection other = DriverManager.getConnection(url)) {
      outage(
          "database locked",
          () -> other.createStatement().execute("BEGIN IMMEDIATE"),
          "another program keeps it locked",
          "cannot be used: another program keeps it locked",
          () -> other.createStatement().execute("ROLLBACK"));
    }
  }

  @Test
  void theDiskIsFull() throws Exception {
    if (!disk.isOwn()) {
      System.out.println("| full disk | this machine lets tests mount no disk |");
      return;
    }
    outage(
        "disk full",
        OutagesIT::fillTheDisk,
        "there is no space left",
        "cannot be used: there is no space left",
        disk::clear);
  }

  /** The log that the database writes ahead would have room in itself. */
  private static void fillTheDisk() throws Exception {
    try (Connection other = DriverManager.getConnection(url)) {
      other.createStatement().execute("PRAGMA busy_timeout = 30000");
      other.createStatement().execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    disk.fill();
  }
}
