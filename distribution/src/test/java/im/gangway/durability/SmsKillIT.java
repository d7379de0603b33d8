package im.gangway.durability;

import im.gangway.peers.PeerLogs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Kill -9 while 2,000 short messages go out and 2,000 come in: none is lost, none comes twice, and
 * none is paid for twice.
 *
 * <p>How many rounds is {@code -Dgangway.kills=N}; one without it.
 */
@ExtendWith(PeerLogs.class)
class SmsKillIT {
  private static final int ROUNDS = Integer.getInteger("gangway.kills", 1);
  private static final int MESSAGES = 2_000;

  @Test
  void losesAndDoublesNothing() {
    try (SmsRun run = new SmsRun()) {
      for (int round = 0; round < ROUNDS; round++) {
        run.writeAndKill(MESSAGES);
      }
      run.settle(ROUNDS + " kills");
    }
  }
}
