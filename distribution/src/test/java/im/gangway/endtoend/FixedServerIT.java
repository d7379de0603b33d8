package im.gangway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.peers.GangwayProcess;
import im.gangway.peers.IrcClient;
import im.gangway.peers.Ngircd;
import im.gangway.peers.PeerLogs;
import im.gangway.peers.Prosody;
import im.gangway.peers.XmppClient;
import java.util.List;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A gateway for one network only, ngIRCd, with Prosody: rooms are {@code #channel@domain}. */
@ExtendWith(PeerLogs.class)
class FixedServerIT {
  private static final Opened opened = new Opened();
  private static Prosody prosody;
  private static Ngircd ngircd;

  @BeforeAll
  static void start() {
    prosody = opened.add(Prosody.start());
    ngircd = opened.add(Ngircd.start());
    String irc = "fixed-server = village\n" + GatewayConf.network("village", ngircd.port(), false);
    opened.add(GangwayProcess.start(GatewayConf.of(prosody, irc, "")));
  }

  @AfterAll
  static void stop() throws Exception {
    opened.close();
  }

  @Test
  void peopleTalkInAChannelOfTheOnlyNetwork() {
    String room = room("#garden");
    try (XmppClient alice = XmppClient.login(prosody, "alice", "one");
        IrcClient ian = IrcClient.connect(ngircd.port()).register("ian")) {
      ian.join("#garden");
      assertThat(alice.joinRoom(room, "alice").occupants()).containsExactly("ian", "alice");

      ian.say("#garden", "Hello, alice");
      alice.expectMessage(room + "/ian", "Hello, alice");
      String id = alice.say(room, "Hello, ian");
      ian.expectMessage("alice", "#garden", "Hello, ian");
      assertThat(alice.expectMessage(room + "/alice", "Hello, ian").getStanzaId()).isEqualTo(id);

      alice.whisper("ian@" + gateway(), "Just you");
      ian.expectMessage("alice", "ian", "Just you");
      ian.say("alice", "Just me");
      alice.expectMessage(
          "ian's whisper",
          each -> "Just me".equals(each.getBody()) && each.getType() == Message.Type.chat);
    }
  }

  @Test
  void twoResourcesShareOneNick() {
    String room = room("#desk");
    try (IrcClient iris = IrcClient.connect(ngircd.port()).register("iris");
        XmppClient desk = XmppClient.login(prosody, "bob", "desk");
        XmppClient phone = XmppClient.login(prosody, "bob", "phone")) {
      iris.join("#desk");
      desk.joinRoom(room, "bob");
      iris.expect("bob's JOIN", line -> line.matches(":bob!\\S+ JOIN .*"));
      assertThat(phone.joinRoom(room, "bob").occupants()).containsExactly("iris", "bob");

      iris.say("#desk", "Which of you is it?");
      desk.expectMessage(room + "/iris", "Which of you is it?");
      phone.expectMessage(room + "/iris", "Which of you is it?");
      phone.say(room, "Both");
      iris.expectMessage("bob", "#desk", "Both");
      desk.expectMessage(room + "/bob", "Both");
      phone.expectMessage(room + "/bob", "Both");

      desk.leave(room, "bob");
      desk.expect("the farewell", each -> isOut(each, room));
      phone.say(room, "One is left");
      iris.expectMessage("bob", "#desk", "One is left");
      assertThat(movesOfBob(iris)).isEmpty();

      phone.leave(room, "bob");
      iris.expect("bob's PART or QUIT", line -> line.matches(":bob!\\S+ (PART|QUIT)( .*)?"));
    }
  }

  private static boolean isOut(Stanza stanza, String room) {
    return RoomSight.isOwn(stanza, room, Presence.Type.unavailable);
  }

  private static List<String> movesOfBob(IrcClient watcher) {
    return watcher.unread().stream()
        .filter(line -> line.matches(":bob\\S*!\\S+ (JOIN|PART|QUIT|NICK)( .*)?"))
        .toList();
  }

  private static String gateway() {
    return prosody.component("irc");
  }

  private static String room(String channel) {
    return channel + "@" + gateway();
  }
}
