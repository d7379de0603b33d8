package im.gangway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.peers.IrcClient;
import im.gangway.peers.LineTap;
import im.gangway.peers.PeerLogs;
import im.gangway.peers.RoomEntry;
import im.gangway.peers.XmppClient;
import im.gangway.peers.XmppServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What people do all day, whatever the XMPP server: on an IRC network by TLS, logged in to their
 * accounts. Every test has nicks and channels of its own, for all share the servers.
 */
@ExtendWith(PeerLogs.class)
@TestInstance(Lifecycle.PER_CLASS)
abstract class ConversationContract {
  private SecureSite site;

  /** Starts the XMPP server. */
  abstract XmppServer server();

  @BeforeAll
  void start() {
    site = new SecureSite(this::server);
  }

  @AfterAll
  void stop() throws Exception {
    if (site != null) {
      site.close();
    }
  }

  @Test
  void peopleTalkInAChannel() {
    String room = site.room("#talk");
    try (XmppClient alice = site.loginWithAccount("alice");
        XmppClient bob = site.loginWithAccount("bob");
        IrcClient ian = site.ircUser("ian")) {
      ian.join("#talk");
      String ada = enter(alice, room, "ada", "ian");
      enter(bob, room, "bill", "ian", ada);

      ian.say("#talk", "Guten Morgen, schön euch zu sehen");
      alice.expectMessage(room + "/ian", "Guten Morgen, schön euch zu sehen");
      bob.expectMessage(room + "/ian", "Guten Morgen, schön euch zu sehen");

      String id = alice.say(room, "Morning <ian> & \"bob\" ✿");
      ian.expectMessage(ada, "#talk", "Morning <ian> & \"bob\" ✿");
      bob.expectMessage(room + "/" + ada, "Morning <ian> & \"bob\" ✿");
      Message own = alice.expectMessage(room + "/" + ada, "Morning <ian> & \"bob\" ✿");
      assertThat(own.getStanzaId()).isEqualTo(id);
    }
  }

  @Test
  void peopleWhisper() {
    String room = site.room("#whisper");
    try (XmppClient alice = site.loginWithAccount("alice");
        XmppClient bob = site.loginWithAccount("bob");
        IrcClient iris = site.ircUser("iris")) {
      iris.join("#whisper");
      String wanda = alice.joinRoom(room, "wanda").nick();
      String wim = bob.joinRoom(room, "wim").nick();

      alice.whisper(room + "/iris", "Did you bring the keys?");
      iris.expectMessage(wanda, "iris", "Did you bring the keys?");
      iris.say(wanda, "Under the third pot.");
      expectWhisper(alice, room, "iris", "Under the third pot.");

      alice.whisper(room + "/" + wim, "Do not tell iris.");
      expectWhisper(bob, room, wanda, "Do not tell iris.");
      assertThat(iris.unread()).noneMatch(line -> line.contains("Do not tell"));
    }
  }

  @Test
  void theNetworkSeesThemLoggedIn() {
    try (XmppClient alice = site.loginWithAccount("alice");
        IrcClient igor = site.ircUser("igor")) {
      String anna = alice.joinRoom(site.room("#account"), "anna").nick();

      igor.send("WHOIS " + anna);
      assertThat(igor.expectNumeric("330")).contains(" " + anna + " alice ");
      igor.send("WHOIS " + anna);
      assertThat(igor.expectNumeric("671")).contains(anna);
    }
  }

  @Test
  void aWrongPasswordIsSaidInWordsAndCanBePutRight() {
    String room = site.room("#password");
    try (XmppClient carol = site.login("carol")) {
      site.setAccount(carol, "carol", "looking-glass");
      StanzaError refusal = RoomSight.refusal(carol, room, "cora");
      assertThat(refusal.getCondition()).isEqualTo(StanzaError.Condition.not_authorized);
      assertThat(refusal.getDescriptiveText()).containsIgnoringCase("account");

      site.setAccount(carol, "carol", SecureSite.PASSWORD);
      assertThat(carol.joinRoom(room, "cora").nick()).isEqualTo("cora");
    }
  }

  @Test
  void aCertificateThatIsNotTrustedIsRefusedAndNothingGoesOutInPlainText() {
    List<String> seen = new CopyOnWriteArrayList<>();
    try (LineTap plain = LineTap.before(site.dubious().port(), (out, line) -> seen.add(line));
        LineTap tls = LineTap.before(site.dubious().tlsPort(), (out, line) -> seen.add(line));
        XmppClient carol = site.login("carol")) {
      Settings.change(
          carol,
          site.dubiousNetwork(),
          Map.of("tls_ports", "" + tls.port(), "ports", "" + plain.port()));
      StanzaError refusal = RoomSight.refusal(carol, site.dubiousRoom("#hall"), "clara");

      assertThat(refusal.getDescriptiveText())
          .contains("The certificate of localhost is not signed by anyone trusted here");
      assertThat(seen).noneMatch(line -> line.contains("NICK") || line.contains("USER"));
      try (IrcClient watcher = IrcClient.connect(site.dubious().port()).register("watcher")) {
        watcher.forget();
        watcher.send("LUSERS");
        assertThat(watcher.expectNumeric("251")).contains("There are 1 users");
      }
    }
  }

  @Test
  void allAreBackInTheirRoomsAfterTheIrcServerCrashed(TestReporter reporter) {
    String room = site.room("#phoenix");
    try (XmppClient alice = site.loginWithAccount("alice");
        XmppClient bob = site.loginWithAccount("bob")) {
      String adele = enter(alice, room, "adele");
      enter(bob, room, "boris", adele);

      site.irc().kill();
      Return.expectLoss(room, alice, bob);
      site.irc().startAgain();
      reporter.publishEntry("back after the crash", Return.await(room, alice, bob).toString());

      try (IrcClient ida = site.ircUser("ida")) {
        ida.join("#phoenix");
        ida.say("#phoenix", "Risen");
        alice.expectMessage(room + "/ida", "Risen");
        bob.expectMessage(room + "/ida", "Risen");
        alice.say(room, "From the ashes");
        ida.expectMessage(adele, "#phoenix", "From the ashes");
        bob.expectMessage(room + "/" + adele, "From the ashes");
        ida.send("WHOIS " + adele);
        assertThat(ida.expectNumeric("330")).contains(" " + adele + " alice ");
      }
    }
  }

  @Test
  void nobodyOnIrcNoticesThatTheXmppServerRestarts() {
    String room = site.room("#calm");
    List<String> moves = new CopyOnWriteArrayList<>();
    try (IrcClient ivan = site.ircUser("ivan")) {
      ivan.join("#calm");
      String amy;
      String bert;
      try (XmppClient alice = site.loginWithAccount("alice");
          XmppClient bob = site.loginWithAccount("bob")) {
        amy = enter(alice, room, "amy", "ivan");
        bert = enter(bob, room, "bert", "ivan", amy);
        ivan.expect(bert + "'s JOIN", line -> line.matches(":" + bert + "!\\S+ JOIN .*"));
        ivan.onLine(line -> noteMoves(line, moves));

        site.xmpp().restart();
      }
      try (XmppClient alice = site.login("alice");
          XmppClient bob = site.login("bob")) {
        RoomSight.awaitGateway(alice, site.gateway());
        RoomSight.awaitGateway(bob, site.gateway());
        alice.forget(); // farewells that the gateway could not send before
        bob.forget();
        assertThat(enter(alice, room, amy, bert, "ivan")).isEqualTo(amy);
        assertThat(enter(bob, room, bert, amy, "ivan")).isEqualTo(bert);

        alice.say(room, "Here I am");
        ivan.expectMessage(amy, "#calm", "Here I am");
        bob.expectMessage(room + "/" + amy, "Here I am");
        ivan.say("#calm", "Have you been away?");
        alice.expectMessage(room + "/ivan", "Have you been away?");
        bob.expectMessage(room + "/ivan", "Have you been away?");
        assertThat(moves).isEmpty();
      }
    }
  }

  private static void noteMoves(String line, List<String> moves) {
    if (line.matches("(@\\S+ )?:\\S+ (JOIN|PART|QUIT|NICK)( .*)?")) {
      moves.add(line);
    }
  }

  /**
   * Enters a room where these others are. The nick is another than wished for while the person is
   * on the network already, as after a private conversation.
   */
  private static String enter(XmppClient client, String room, String nick, String... others) {
    RoomEntry entry = client.joinRoom(room, nick);
    assertThat(entry.occupants()).contains(entry.nick()).containsAll(List.of(others));
    return entry.nick();
  }

  /** A private message comes from the occupant or from the person, as the gateway sees fit. */
  private void expectWhisper(XmppClient client, String room, String nick, String text) {
    client.expectMessage(
        "the whisper of " + nick,
        each ->
            text.equals(each.getBody())
                && each.getType() == Message.Type.chat
                && List.of(room + "/" + nick, nick + "%" + site.network())
                    .contains(String.valueOf(each.getFrom())));
  }
}
