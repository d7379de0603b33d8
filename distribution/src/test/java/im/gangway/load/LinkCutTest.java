package im.gangway.load;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.scripted.ScriptedWorld;
import im.gangway.scripted.WorldSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The link to the XMPP server is reset at random moments while users talk in channels: nothing is
 * lost, and IRC notices nothing.
 *
 * <p>How often is {@code -Dgangway.cuts=N}; five times without it.
 */
class LinkCutTest {
  private static final int CUTS = Integer.getInteger("gangway.cuts", 5);
  private static final int USERS = 100;

  /** Longer than the longest pause between two attempts to connect. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** After so long a link has held, and the pauses begin anew. */
  private static final Duration LASTING = Duration.ofMillis(5500);

  @TempDir Path folder;

  @Test
  void keepsEverySessionAndEveryMessage() throws Exception {
    Random random = new Random();
    try (ScriptedWorld world = new ScriptedWorld()) {
      world.irc().offerCaps("echo-message", "message-tags", "server-time");
      world.startGateway(
          folder,
          WorldSettings.DEFAULT.limits("messages-per-minute = 1000000, session-grace = 5m"));
      Crowd crowd = new Crowd(world);
      crowd.growTo(USERS);
      for (int cut = 1; cut <= CUTS; cut++) {
        Duration talk = Duration.ofMillis(500 + random.nextInt(7500));
        talk(crowd, random, cut % 3 == 0 ? LASTING : talk);
        world.component().drop();
        awaitLink(world, 1 + cut);
        crowd.sayAgain();
      }
      crowd.awaitAll();
      crowd.expectNothingLost();
      System.out.printf("%d cuts of the link: repeated to users %d%n", CUTS, crowd.repeated());
      assertThat(comings(world)).hasSize(USERS);
      assertThat(world.irc().clients()).isEqualTo(USERS);
    }
  }

  private static void awaitLink(ScriptedWorld world, int handshakes) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> world.component().awaitHandshakes(handshakes));
  }

  /** Ends in the midst of it. */
  private static void talk(Crowd crowd, Random random, Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      crowd.begin(1);
      Thread.sleep(random.nextInt(200));
    }
  }

  /** Who has come to IRC, each time they did. */
  private static List<String> comings(ScriptedWorld world) {
    return world.irc().heard().stream().filter(line -> line.contains(" USER ")).toList();
  }
}
