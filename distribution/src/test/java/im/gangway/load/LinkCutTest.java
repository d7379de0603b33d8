package im.gangway.load;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.scripted.ScriptedWorld;
import im.gangway.scripted.WorldSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
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
        talkForAWhile(crowd, random);
        world.component().drop();
        world.component().awaitHandshakes(1 + cut);
        crowd.sayAgain();
      }
      crowd.awaitAll();
      crowd.expectNothingLost();
      System.out.printf("%d cuts of the link: repeated to users %d%n", CUTS, crowd.repeated());
      assertThat(comings(world)).hasSize(USERS);
      assertThat(world.irc().clients()).isEqualTo(USERS);
    }
  }

  /** Ends in the midst of it. */
  private static void talkForAWhile(Crowd crowd, Random random) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMillis(500 + random.nextInt(7500)).toNanos();
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
