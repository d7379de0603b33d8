package im.gangway.durability;

import im.gangway.core.storage.DatabaseAccess;
import im.gangway.storage.PostgresDatabases;
import java.nio.file.Path;
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
  @TempDir Path folder;

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
    try (WireRun run = new WireRun(folder, storage)) {
      for (int kill = 0; kill < KILLS; kill++) {
        run.writeForAWhile();
        run.gangway().process().kill();
        run.gangway().process().startAgain();
        run.writeAgain();
      }
      run.writeForAWhile();
      run.settle(KILLS + " kills");
    }
  }
}
