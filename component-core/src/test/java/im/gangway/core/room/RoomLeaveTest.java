package im.gangway.core.room;

import static im.gangway.core.room.RoomStage.R;
import static im.gangway.core.room.RoomStage.R1;
import static im.gangway.core.room.RoomStage.R2;
import static im.gangway.core.room.RoomStage.ROOM;
import static im.gangway.core.room.RoomStage.entered;
import static im.gangway.core.room.RoomStage.occupant;
import static im.gangway.core.room.RoomStage.operator;
import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyEvent.Departure;
import im.gangway.transport.LegacyEvent.OccupantLeft;
import im.gangway.transport.LegacyEvent.RoomLeft;
import im.gangway.transport.LegacyEvent.SessionEnded;
import im.gangway.transport.LegacyException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RoomLeaveTest {
  private static final String LEAVE = "<presence type='unavailable' to='" + R + "/romeo'/>";

  private final RoomStage stage = new RoomStage();

  private static String gone(String nick, String to, String item, String rest) {
    return "<presence from='"
        + R
        + "/"
        + nick
        + "' to='"
        + to
        + "' type='unavailable'><x xmlns='http://jabber.org/protocol/muc#user'>"
        + item
        + rest
        + "</x></presence>";
  }

  private static String self(String resource, String rest) {
    String item = "<item affiliation='none' role='none' jid='" + resource + "'/>";
    return gone("romeo", resource, item, "<status code='110'/>" + rest);
  }

  @Test
  @DisplayName("Q-13 one of two resources leaves: only it is told, the network is not")
  void leavesWithOneResource() {
    stage.joinedTwice();
    stage.client(R2, LEAVE);

    assertThat(stage.sent()).containsExactly(self(R2, ""));
    assertThat(stage.network.calls).isEmpty();
  }

  @Test
  @DisplayName(
      "Q-13 the last resource leaves: the network is told soon, with the words of farewell")
  void leavesWithTheLastResource() {
    stage.joinedTwice();
    stage.client(R2, LEAVE);
    stage.sent();
    stage.client(
        R1,
        "<presence type='unavailable' to='" + R + "/romeo'><status>good night</status></presence>");

    assertThat(stage.sent())
        .singleElement()
        .asString()
        .contains("to='" + R1 + "'", "<status>good night</status>", "<status code='110'/>");
    assertThat(stage.network.calls).isEmpty();
    stage.advance(Rooms.LINGERING);
    assertThat(stage.network.calls).containsExactly("leave #chan%net good night", "close");
    assertThat(stage.sessions.count()).isZero();
  }

  @Test
  @DisplayName("Q-31 leaving one room does not end a session that another room needs")
  void keepsTheSessionForAnotherRoom() {
    stage.joined();
    stage.client(
        R1,
        "<presence to='#other%net@gw.example/romeo'><x"
            + " xmlns='http://jabber.org/protocol/muc'/></presence>");
    stage.network.takeCalls();
    stage.client(R1, LEAVE);
    stage.advance(Rooms.LINGERING);

    assertThat(stage.network.calls).containsExactly("leave #chan%net ");
  }

  @Test
  void staysForWhoComesBackAtOnce() {
    stage.joined();
    stage.client(R1, LEAVE);
    stage.sent();
    stage.askToJoin(R1, "romeo");
    assertThat(stage.sent()).anySatisfy(own -> assertThat(own).contains("/romeo'", "'110'"));
    stage.advance(Rooms.LINGERING);

    assertThat(stage.network.calls).isEmpty();
  }

  @Test
  @DisplayName("an XMPP server that goes down logs its users out: the room is kept for the grace")
  void staysWhenTheXmppServerGoesDown() {
    stage.joined();
    stage.client(R1, LEAVE);
    stage.sink.interrupt();
    stage.advance(Rooms.LINGERING);
    assertThat(stage.network.calls).isEmpty();

    stage.advance(RoomStage.GRACE);
    assertThat(stage.network.calls).containsExactly("close");
    assertThat(stage.sessions.count()).isZero();
  }

  @Test
  void forgetsToLeaveARoomThatWasTakenAway() {
    stage.joined();
    stage.client(R1, LEAVE);
    stage.network(new RoomLeft(ROOM, Departure.KICKED, Optional.of("nurse"), ""));
    assertThat(stage.network.takeCalls()).containsExactly("close");
    stage.advance(Rooms.LINGERING);

    assertThat(stage.network.calls).isEmpty();
  }

  @Test
  void givesUpEntering() {
    stage.askToJoin(R1, "romeo");
    stage.client(R1, LEAVE);

    assertThat(stage.network.takeCalls())
        .containsExactly("join #chan%net as romeo", "leave #chan%net ", "close");
    assertThat(stage.sent())
        .containsExactly(
            gone("romeo", R1, "<item affiliation='none' role='none'/>", "<status code='110'/>"));
    stage.fail(new LegacyException(FailureReason.CONNECTION_LOST, "Closed."));
    assertThat(stage.sent()).isEmpty();
    assertThat(stage.sessions.count()).isZero();
  }

  @Test
  void staysSilentTowardsWhoIsNotThere() {
    stage.joined();
    stage.client(R2, LEAVE);

    assertThat(stage.sent()).isEmpty();
    assertThat(stage.network.calls).isEmpty();
  }

  @Test
  @DisplayName("Q-20 a kick of the user: 110, 307, actor and reason; the room is left")
  void tellsAllResourcesOfAKick() {
    stage.joinedTwice();
    stage.network(new RoomLeft(ROOM, Departure.KICKED, Optional.of("nurse"), "behave\u0002"));

    String item =
        "<item affiliation='none' role='none' jid='%s'><actor nick='nurse'/>"
            + "<reason>behave</reason></item>";
    String codes = "<status code='110'/><status code='307'/>";
    assertThat(stage.sent())
        .containsExactly(
            gone("romeo", R1, item.formatted(R1), codes),
            gone("romeo", R2, item.formatted(R2), codes));
    assertThat(stage.network.calls).containsExactly("close");
    stage.client(R1, "<message type='groupchat' to='" + R + "'><body>x</body></message>");
    assertThat(stage.sent()).singleElement().asString().contains("not-acceptable");
  }

  @Test
  @DisplayName("Q-20 a ban of the user: 110, 301, outcast")
  void tellsOfABan() {
    stage.joined();
    stage.network(new RoomLeft(ROOM, Departure.BANNED, Optional.empty(), ""));

    assertThat(stage.sent())
        .containsExactly(
            gone(
                "romeo",
                R1,
                "<item affiliation='outcast' role='none' jid='" + R1 + "'/>",
                "<status code='110'/><status code='301'/>"));
  }

  @Test
  @DisplayName("Q-20 a kick, a ban and a quit of others")
  void tellsHowOthersLeave() {
    stage.joined();
    stage.network(entered("romeo", operator("a"), operator("b"), operator("c"), occupant("romeo")));
    stage.sent();
    stage.network(new OccupantLeft(ROOM, "a", Departure.KICKED, Optional.of("b"), "out"));
    stage.network(new OccupantLeft(ROOM, "b", Departure.BANNED, Optional.empty(), ""));
    stage.network(new OccupantLeft(ROOM, "c", Departure.QUIT, Optional.empty(), "net split"));
    stage.network(new OccupantLeft(ROOM, "nobody", Departure.QUIT, Optional.empty(), ""));

    assertThat(stage.sent())
        .containsExactly(
            gone(
                "a",
                R1,
                "<item affiliation='admin' role='none' jid='a%net@gw.example'>"
                    + "<actor nick='b'/><reason>out</reason></item>",
                "<status code='307'/>"),
            gone(
                "b",
                R1,
                "<item affiliation='outcast' role='none' jid='b%net@gw.example'/>",
                "<status code='301'/>"),
            "<presence from='"
                + R
                + "/c' to='romeo@example.org/r1' type='unavailable'><status>net split</status>"
                + "<x xmlns='http://jabber.org/protocol/muc#user'>"
                + "<item affiliation='admin' role='none' jid='c%net@gw.example'/></x></presence>");
  }

  @Test
  @DisplayName("Q-21 a lost connection: 110, 333; the room comes back by itself")
  void comesBackAfterALostConnection() {
    stage.joined();
    stage.network(new RoomLeft(ROOM, Departure.DISCONNECTED, Optional.empty(), "timeout"));
    assertThat(stage.sent())
        .singleElement()
        .asString()
        .contains("type='unavailable'", "timeout", "'110'", "'333'");
    stage.client(R1, "<message type='groupchat' to='" + R + "' id='m'><body>x</body></message>");
    assertThat(stage.sent()).singleElement().asString().contains("not-acceptable");
    stage.network(entered("romeo_", operator("nurse"), occupant("romeo_")));

    assertThat(stage.sent())
        .satisfiesExactly(
            nurse -> assertThat(nurse).contains("/nurse'"),
            self -> assertThat(self).contains("/romeo_'", "'110'"),
            subject -> assertThat(subject).contains("<subject"));
    assertThat(stage.network.calls).isEmpty();
  }

  @Test
  @DisplayName("Q-21 a client that enters again meanwhile asks the network again")
  void asksAgainForAClientThatComesBackFirst() {
    stage.joined();
    stage.network(new RoomLeft(ROOM, Departure.DISCONNECTED, Optional.empty(), ""));
    stage.sent();
    stage.askToJoin(R1, "romeo");
    assertThat(stage.network.takeCalls()).containsExactly("join #chan%net as romeo");
    stage.network(entered("romeo", occupant("romeo")));
    stage.accept();

    assertThat(stage.sent()).hasSize(2).first().asString().contains("'110'");
  }

  @Test
  @DisplayName("Q-21 a connection that was restored unnoticed: who has gone is told, then all")
  void tellsTheDifferenceAfterAnUnnoticedReconnect() {
    stage.joined();
    stage.network(entered("romeo2", occupant("juliet"), occupant("romeo2")));

    assertThat(stage.sent())
        .satisfiesExactly(
            gone -> assertThat(gone).contains("/nurse'", "unavailable"),
            nick -> assertThat(nick).contains("/romeo'", "unavailable", "'303'", "'110'"),
            juliet -> assertThat(juliet).contains("/juliet'"),
            self -> assertThat(self).contains("/romeo2'", "'110'"),
            subject -> assertThat(subject).contains("<subject"));
  }

  @Test
  @DisplayName("Q-21 the end of the session: 110, 332 in every room, an error to who waits")
  void tellsAllRoomsThatTheSessionHasEnded() {
    stage.joined();
    stage.client(
        R1,
        "<presence to='#other%net@gw.example/romeo'><x"
            + " xmlns='http://jabber.org/protocol/muc'/></presence>");
    stage.network(new SessionEnded(FailureReason.CONNECTION_LOST, "Killed."));

    assertThat(stage.sent())
        .satisfiesExactly(
            gone -> assertThat(gone).contains("unavailable", "Killed.", "'110'", "'332'"),
            error -> assertThat(error).contains("type='error'", "#other%net", "Killed."));
    stage.fail(new LegacyException(FailureReason.CONNECTION_LOST, "Closed."));
    assertThat(stage.sent()).isEmpty();
    assertThat(stage.sessions.count()).isZero();
  }
}
