package im.gangway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.peers.GangwayProcess;
import im.gangway.peers.IrcClient;
import im.gangway.peers.Ngircd;
import im.gangway.peers.PeerLogs;
import im.gangway.peers.Prosody;
import im.gangway.peers.XmppClient;
import java.time.Duration;
import org.jivesoftware.smack.packet.Presence;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** The gateway ends as it is told to, and starts again after a crash. */
@ExtendWith(PeerLogs.class)
@TestInstance(Lifecycle.PER_CLASS)
class ShutdownIT {
  /** How long it may take to take leave of everybody. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final int SHUT_DOWN = 332;

  private final Opened opened = new Opened();
  private final Prosody prosody = opened.add(Prosody.start());
  private final Ngircd ngircd = opened.add(Ngircd.start());
  private final GangwayProcess gateway =
      opened.add(
          GangwayProcess.start(
              GatewayConf.of(prosody, GatewayConf.network("village", ngircd.port(), false), "")));

  @BeforeEach
  void startAgain() {
    if (!gateway.process().isRunning()) {
      gateway.startAgain();
    }
  }

  @AfterAll
  void stop() throws Exception {
    opened.close();
  }

  @Test
  void takesLeaveOfBothSides(TestReporter reporter) {
    String room = room("#dusk");
    try (XmppClient alice = XmppClient.login(prosody, "alice", "one");
        IrcClient ian = IrcClient.connect(ngircd.port()).register("ian")) {
      ian.join("#dusk");
      alice.joinRoom(room, "alice");
      ian.expect("alice's JOIN", line -> line.matches(":alice!\\S+ JOIN .*"));

      long start = System.nanoTime();
      int status = gateway.process().stop();
      Duration took = Duration.ofMillis((System.nanoTime() - start) / 1_000_000);
      reporter.publishEntry("end after SIGTERM", took.toString());

      assertThat(status).isIn(0, 143);
      assertThat(took).isLessThan(LIMIT);
      Presence farewell =
          (Presence)
              alice.expect(
                  "the end of the room",
                  each -> RoomSight.isOwn(each, room, Presence.Type.unavailable));
      assertThat(RoomSight.has(farewell, SHUT_DOWN)).isTrue();
      String quit = ian.expect("alice's QUIT", line -> line.matches(":alice!\\S+ QUIT .*"));
      assertThat(quit).contains("shut down");
    }
  }

  @Test
  void letsPeopleInAgainAfterACrash() {
    String room = room("#dawn");
    try (XmppClient bob = XmppClient.login(prosody, "bob", "one");
        IrcClient iris = IrcClient.connect(ngircd.port()).register("iris")) {
      iris.join("#dawn");
      bob.joinRoom(room, "bob");
      iris.expect("bob's JOIN", line -> line.matches(":bob!\\S+ JOIN .*"));

      gateway.kill();
      iris.expect("bob's QUIT", line -> line.matches(":bob!\\S+ QUIT .*"));
      gateway.startAgain();

      bob.forget();
      assertThat(bob.joinRoom(room, "bob").occupants()).containsExactly("iris", "bob");
      bob.say(room, "Where were we?");
      iris.expectMessage("bob", "#dawn", "Where were we?");
      iris.say("#dawn", "At the beginning");
      bob.expectMessage(room + "/iris", "At the beginning");
    }
  }

  private String room(String channel) {
    return channel + "%village@" + prosody.component("irc");
  }
}
