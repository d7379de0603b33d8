package im.gangway.load;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.peers.GangwayProcess;
import im.gangway.peers.PeerLogs;
import im.gangway.scripted.ScriptedWorld;
import im.gangway.scripted.WorldSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A thousand users of the gateway as it is shipped, with little memory. */
@ExtendWith(PeerLogs.class)
class LoadIT {
  private static final String OPTIONS = "-Xmx256m";
  private static final int MESSAGES = 20;

  @Test
  void servesAThousandUsersIn256Mebibytes() throws Exception {
    try (ScriptedWorld world = new ScriptedWorld()) {
      world.irc().offerCaps("echo-message", "message-tags", "server-time", "multi-prefix");
      GangwayProcess gangway = world.startProcess(OPTIONS, WorldSettings.DEFAULT);
      GatewayThreads threads = GatewayThreads.of(gangway.process().pid());
      Crowd crowd = new Crowd(world);
      report("before the first user", gangway);

      crowd.growTo(10);
      crowd.talk(MESSAGES);
      List<String> ofTen = threads.atRest();
      report("10 users, who have said and heard " + MESSAGES + " messages each", gangway);
      crowd.growTo(1000);
      report("1000 users, who have just joined", gangway);
      crowd.talk(MESSAGES);
      crowd.expectWholeConversations();
      List<String> ofThousand = threads.atRest();
      report("1000 users, who have said and heard " + MESSAGES + " messages each", gangway);

      assertThat(ofThousand).isEqualTo(ofTen).isNotEmpty();
      assertThat(world.xmpp().problems()).isEmpty();
      assertThat(world.component().connections()).isOne();
    }
  }

  private static void report(String when, GangwayProcess gangway) {
    LoadReport.add(
        "load, %s, %s: RSS %d MiB, %d threads"
            .formatted(OPTIONS, when, gangway.residentKibibytes() / 1024, gangway.threads()));
  }
}
