package im.gangway.load;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.scripted.ScriptedWorld;
import im.gangway.scripted.WorldSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand users at once. */
class LoadTest {
  private static final int MESSAGES = 20;

  @TempDir Path folder;

  @Test
  void servesAThousandUsersInOrderWithTheThreadsOfTen() throws Exception {
    try (ScriptedWorld world = new ScriptedWorld()) {
      world.irc().offerCaps("echo-message", "message-tags", "server-time", "multi-prefix");
      world.startGateway(folder, WorldSettings.DEFAULT);
      GatewayThreads threads = GatewayThreads.here();
      Crowd crowd = new Crowd(world);

      crowd.growTo(10);
      crowd.talk(MESSAGES);
      List<String> ofTen = threads.atRest();
      crowd.growTo(1000);
      crowd.talk(MESSAGES);
      crowd.expectWholeConversations();

      assertThat(threads.atRest()).isEqualTo(ofTen).isNotEmpty();
      assertThat(world.xmpp().problems()).isEmpty();
      assertThat(world.component().connections()).isOne();
    }
  }
}
