package im.gangway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.irc.testing.TinyIrcd;
import im.gangway.scripted.ScriptedWorld;
import im.gangway.scripted.WorldSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mutated stanzas and mutated IRC lines through a whole gateway at the same time. {@code
 * -Dgangway.fuzz=N} says how many of each, {@code -Dgangway.seed=S} repeats a run.
 */
class FuzzTest {
  private static final int COUNT = Integer.getInteger("gangway.fuzz", 20_000);
  private static final long SEED = Long.getLong("gangway.seed", System.nanoTime());
  private static final int PORTION = 100;
  private static final int PORTIONS_PER_TALK = 10;

  /** Between these nobody of the fuzz stays, so that what is kept then is kept for good. */
  private static final int PORTIONS_PER_ROUND = 40;

  private static final long MOST_GROWTH = 32L << 20;
  private static final Duration DEPARTURE = Duration.ofSeconds(20);
  private static final int MOST_STILL_THERE = 20;
  private static final int WITNESSES = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path folder;
  private final ScriptedWorld world = new ScriptedWorld();
  private final TinyIrcd oddIrc = TinyIrcd.start();
  private final StanzaFuzz stanzas = new StanzaFuzz(SEED);
  private final FuzzLedger ledger = new FuzzLedger();
  private OddWire plain;
  private OddWire odd;
  private Witness witness;
  private Victims victims;

  @BeforeEach
  void start() throws Exception {
    for (TinyIrcd irc : List.of(world.irc(), oddIrc)) {
      irc.offerCaps("echo-message", "message-tags", "server-time", "multi-prefix", "sasl");
      irc.account("fuzz", "secret").recording(false);
    }
    plain = new OddWire(world.irc().port(), false, SEED);
    odd = new OddWire(oddIrc.port(), true, SEED);
    String more =
        "any-server = false\nnetworks.odd { host = \"127.0.0.1\", port = %d, tls = false }"
            .formatted(odd.port());
    world.startGateway(folder, WorldSettings.DEFAULT.irc(more), plain.port());
    witness = new Witness(world, ledger::take);
    victims = new Victims(world.component(), odd, SEED);
  }

  @AfterEach
  void stop() throws Exception {
    world.close();
    plain.close();
    odd.close();
    oddIrc.close();
  }

  @Test
  @DisplayName("R-10 K-19 mutated stanzas and lines: alive, memory flat, nothing ill-formed leaves")
  void outlivesMutations() {
    System.out.printf("gangway.fuzz=%d gangway.seed=%d%n", COUNT, SEED);
    int portions = COUNT / PORTION;
    long early = 0;
    for (int portion = 1; portion <= portions; portion++) {
      send();
      victims.hear(PORTION);
      if (portion % PORTIONS_PER_TALK == 0) {
        witness.talk();
        expectNoFaults();
      }
      if (portion % PORTIONS_PER_ROUND == 0) {
        everybodyLeaves();
      }
      if (portion == portions / 5) {
        early = heap(portion);
      }
    }
    long late = heap(portions);
    assertThat(late - early).as("growth of the heap after a fifth").isLessThan(MOST_GROWTH);
    witness.talk();
    witness.expectUndisturbed();
    expectNoFaults();
    assertThat(odd.sent().count()).isPositive();
  }

  private void send() {
    String user = stanzas.nextUser();
    for (int i = 0; i < PORTION; i++) {
      Forged forged = stanzas.next();
      ledger.sending(forged);
      world.component().send(forged.xml());
    }
    world.component().fence(user);
  }

  private void everybodyLeaves() {
    stanzas.farewells().forEach(world.component()::send);
    StanzaFuzz.users().forEach(user -> world.component().fence(user + "/a"));
    victims.leave();
  }

  private long heap(int portion) {
    everybodyLeaves();
    Awaitility.await("all requests are answered")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(ledger.due()).isEmpty());
    awaitDepartures();
    long bytes = LiveHeap.bytes();
    System.out.printf(
        "after %d each: %d KiB of live heap, %d stanzas out, %d lines out; still on IRC: %d%n",
        portion * PORTION,
        bytes >> 10,
        ledger.seen(),
        plain.sent().count() + odd.sent().count(),
        stillThere());
    return bytes;
  }

  /** Most go at once; a login that a spoilt line holds up ends in its own time. */
  private void awaitDepartures() {
    try {
      Awaitility.await().atMost(DEPARTURE).until(() -> stillThere() == 0);
    } catch (ConditionTimeoutException some) {
      assertThat(stillThere()).as("users of the fuzz on IRC").isLessThan(MOST_STILL_THERE);
    }
  }

  /** How many of the fuzz are on IRC. */
  private int stillThere() {
    return oddIrc.clients() + world.irc().clients() - WITNESSES;
  }

  private void expectNoFaults() {
    ledger.expectNoFaults();
    plain.sent().expectNoFaults();
    odd.sent().expectNoFaults();
    assertThat(world.xmpp().problems()).isEmpty();
    assertThat(world.component().connections()).isOne();
    assertThat(world.component().closedByComponent()).isZero();
  }
}
