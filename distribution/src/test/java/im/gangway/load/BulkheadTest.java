package im.gangway.load;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.load.RoundTrips.Trip;
import im.gangway.scripted.ScriptedWorld;
import im.gangway.scripted.WorldSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.dom4j.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One transport's network is dead and another's blocks every call while users of a third talk.
 *
 * <p>For how many seconds is {@code -Dgangway.block=N}; five without it.
 */
class BulkheadTest {
  private static final int SECONDS = Integer.getInteger("gangway.block", 5);
  private static final int CALM_SECONDS = 5;
  private static final int TALKERS = 25;
  private static final int LANES = 16;
  private static final int PARTS = 5;
  private static final int LEAST = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Below this a machine that does other things too makes the difference. */
  private static final double NOISE_MILLIS = 25;

  @TempDir Path folder;
  private final ScriptedWorld world = new ScriptedWorld();
  private final FaultyTransport dead = new FaultyTransport("dead");
  private final FaultyTransport blocked = new FaultyTransport("blocked");
  private final List<Member> talkers = IntStream.range(0, TALKERS).mapToObj(Member::new).toList();

  @AfterEach
  void stop() throws Exception {
    dead.heal();
    blocked.heal();
    world.close();
  }

  @Test
  @DisplayName("R-12 a dead and a blocked transport do not slow a third one")
  void keepsTheRoundTripsOfAHealthyTransport() throws Exception {
    world.irc().offerCaps("echo-message", "message-tags");
    world.startGateway(folder, WorldSettings.DEFAULT.with(dead).with(blocked));
    enter();
    try (RoundTrips trips = new RoundTrips(world, talkers, () -> 0).patient(TALKERS);
        Backdrop beforeTheDead = new Backdrop(world, dead);
        Backdrop beforeTheBlocked = new Backdrop(world, blocked)) {
      world.component().onStanza(trips::take);
      trips.start();
      beforeTheDead.start();
      beforeTheBlocked.start();
      talk(trips, CALM_SECONDS);

      List<Trip> before = talk(trips, CALM_SECONDS);
      dead.die();
      blocked.block();
      List<Trip> during = talk(trips, SECONDS);
      long lanes = lanes();
      blocked.heal();
      dead.heal();

      trips.stop();
      beforeTheDead.stop();
      beforeTheBlocked.stop();
      report(before, during, beforeTheDead, beforeTheBlocked);
      Awaitility.await("every message has an answer")
          .atMost(PATIENCE)
          .until(
              () -> trips.isQuiet() && beforeTheDead.open() == 0 && beforeTheBlocked.open() == 0);
      assertThat(lanes).isEqualTo(LANES);
      assertThat(typical(during)).isLessThan(2 * Math.max(typical(before), NOISE_MILLIS));
    }
  }

  private void enter() {
    Map<String, Member> byJid =
        talkers.stream().collect(Collectors.toMap(member -> member.jid, Function.identity()));
    world.component().onStanza(stanza -> pass(byJid, stanza));
    for (Member each : talkers) {
      world
          .component()
          .send(
              "<presence from='%s' to='%s/%s'><x xmlns='http://jabber.org/protocol/muc'/></presence>"
                  .formatted(each.jid, each.room(), each.nick));
    }
    Awaitility.await("all are there")
        .atMost(PATIENCE)
        .until(() -> talkers.stream().allMatch(Member::hasEntered));
  }

  private static void pass(Map<String, Member> byJid, Element stanza) {
    Member member = byJid.get(stanza.attributeValue("to"));
    if (member != null) {
      member.take(stanza);
    }
  }

  /** The round trips that ended within that time, or as many as it takes to judge. */
  private static List<Trip> talk(RoundTrips trips, int seconds) throws InterruptedException {
    int from = trips.finished().size();
    Thread.sleep(Duration.ofSeconds(seconds).toMillis());
    Awaitility.await("enough round trips")
        .atMost(PATIENCE)
        .until(() -> trips.finished().size() - from >= LEAST);
    List<Trip> all = trips.finished();
    return all.subList(from, all.size());
  }

  private static long lanes() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("lane-blocked"))
        .count();
  }

  /**
   * The 99th percentile of a typical fifth of the time, in ms: what another program costs in one
   * moment is not in it, what the transports cost all the while is.
   */
  private static double typical(List<Trip> trips) {
    int size = trips.size() / PARTS;
    return IntStream.range(0, PARTS)
        .mapToDouble(part -> RoundTrips.ninetyNinth(trips.subList(part * size, (part + 1) * size)))
        .sorted()
        .skip(PARTS / 2)
        .findFirst()
        .orElseThrow();
  }

  private static void report(
      List<Trip> before, List<Trip> during, Backdrop dead, Backdrop blocked) {
    LoadReport.add("bulkheads, before: " + RoundTrips.describe(before));
    LoadReport.add(
        "bulkheads, one dead, one blocked for %d s: %s"
            .formatted(SECONDS, RoundTrips.describe(during)));
    LoadReport.add(
        "bulkheads, typical 99%%: before %.1f ms, during %.1f ms, ratio %.2f"
            .formatted(typical(before), typical(during), typical(during) / typical(before)));
    LoadReport.add(
        "bulkheads, messages to the dead %d, refused %d; to the blocked %d, refused %d"
            .formatted(dead.said(), dead.refused(), blocked.said(), blocked.refused()));
  }
}
