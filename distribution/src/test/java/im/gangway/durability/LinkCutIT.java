package im.gangway.durability;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The link to the XMPP server is reset at random moments under load, in both directions, with
 * receipts asked: afterwards every message has arrived, in order, and every sender knows.
 *
 * <p>How often is {@code -Dgangway.cuts=N}; five times without it.
 */
class LinkCutIT {
  private static final int CUTS = Integer.getInteger("gangway.cuts", 5);

  /** Longer than the longest pause between two attempts to connect. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** After so long a link has held, and the pauses begin anew. */
  private static final Duration LASTING = Duration.ofMillis(5500);

  @TempDir Path folder;

  @Test
  void losesNothing() throws Exception {
    Random random = new Random();
    try (WireRun run = new WireRun(folder, "storage { url = \"jdbc:sqlite:gangway.db\" }")) {
      for (int cut = 1; cut <= CUTS; cut++) {
        run.writeForAWhile();
        Thread.sleep(random.nextInt(20));
        run.component().drop();
        int handshakes = 1 + cut;
        await().atMost(PATIENCE).untilAsserted(() -> run.component().awaitHandshakes(handshakes));
        run.writeAgain();
        if (cut % 3 == 0) {
          run.writeFor(LASTING);
        }
      }
      run.writeForAWhile();
      run.settle(CUTS + " cuts of the link");
    }
  }
}
