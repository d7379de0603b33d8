package im.gangway.mail;

import im.gangway.peers.PeerLogs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Kill -9 of the shipped gateway under mails in both directions: none is lost, none comes in twice,
 * and what goes out twice has the same Message-ID.
 *
 * <p>How often is {@code -Dgangway.kills=N}, once without it; how many mails each way between two
 * kills is {@code -Dgangway.kill-mails=N}.
 */
@ExtendWith(PeerLogs.class)
class MailKillIT {
  private static final int KILLS = Integer.getInteger("gangway.kills", 1);
  private static final int MAILS = Integer.getInteger("gangway.kill-mails", 300);

  @Test
  void losesNothingInDomainMode() {
    play(new DomainWay());
  }

  @Test
  void losesNothingOfUsersOwnMailboxes() {
    play(new AccountWay(MailTraffic.USERS));
  }

  private static void play(MailWay way) {
    try (MailTraffic traffic = new MailTraffic(way)) {
      for (int kill = 0; kill < KILLS; kill++) {
        traffic.round(MAILS);
      }
    }
  }
}
