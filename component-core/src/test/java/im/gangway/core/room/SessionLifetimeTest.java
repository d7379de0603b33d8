package im.gangway.core.room;

import static im.gangway.core.room.RoomStage.GRACE;
import static im.gangway.core.room.RoomStage.R;
import static im.gangway.core.room.RoomStage.R1;
import static im.gangway.core.room.RoomStage.occupant;
import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyEvent.OccupantEntered;
import im.gangway.transport.Text;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long the gateway keeps what it knows about a user, and what it owes the user until then. */
class SessionLifetimeTest {
  private static final String GATEWAY = "gw.example";
  private static final String LEAVE = "<presence type='unavailable' to='" + R + "/romeo'/>";
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void letsAUserGoWhoHasSentTooMuch() {
    RoomStage it = new RoomStage(2, jid -> true).joined();
    it.client(R1, "<message type='chat' to='" + GATEWAY + "'/>");
    it.client(R1, "<iq type='get' id='p' to='" + R + "/romeo'><ping xmlns='urn:xmpp:ping'/></iq>");
    assertThat(it.sent()).singleElement().asString().contains("resource-constraint");
    it.client(R1, LEAVE);
    it.advance(Rooms.LINGERING);
    assertThat(it.network.takeCalls()).anyMatch(call -> call.startsWith("leave"));
    assertThat(it.sessions.count()).isZero();
  }

  @Test
  void asksNoNetworkForStrangers() {
    RoomStage it = new RoomStage(100, jid -> false);
    String items = "<query xmlns='http://jabber.org/protocol/disco#items'/>";
    it.client(R1, "<iq type='get' id='i' to='" + GATEWAY + "'>" + items + "</iq>");
    assertThat(it.sent()).singleElement().asString().contains("forbidden");
    String info = "<query xmlns='http://jabber.org/protocol/disco#info'/>";
    it.client(R1, "<iq type='get' id='i' to='" + GATEWAY + "'>" + info + "</iq>");
    assertThat(it.sent()).singleElement().asString().contains("type='result'");
  }

  @Test
  void keepsTheConnectionWhileAResourceThatWasLostMayComeBack() {
    RoomStage it = new RoomStage().joined();
    it.client(R1, "<presence to='" + GATEWAY + "'/>");
    it.client(R1, LEAVE);
    it.advance(Rooms.LINGERING);
    it.network.takeCalls();
    it.client(
        R1,
        "<presence type='error' to='"
            + GATEWAY
            + "'><error type='wait'><remote-server-timeout"
            + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>");
    it.advance(GRACE.minus(SECOND));
    assertThat(it.network.takeCalls()).isEmpty();
    it.advance(SECOND);
    assertThat(it.network.takeCalls()).anyMatch(call -> call.startsWith("close"));
    assertThat(it.sessions.count()).isZero();
  }

  @Test
  void logsNobodyInAnyMoreOnceItIsClosed() {
    RoomStage it = new RoomStage().joined();
    it.sessions.close(FailureReason.CONNECTION_LOST, Text.literal("Bye"));
    it.run();
    it.network.takeCalls();
    it.sent();
    it.client(
        R1,
        "<presence to='" + R + "/romeo'><x xmlns='http://jabber.org/protocol/muc'/></presence>");
    assertThat(it.network.takeCalls()).isEmpty();
    assertThat(it.sent()).singleElement().asString().contains("type='error'");
  }

  @Test
  void saysGoodbyeAndForgetsEverybodyWhenItEnds() {
    RoomStage it = new RoomStage().joined();
    it.client(R1, "<presence to='" + GATEWAY + "'/>");
    it.sent();
    it.sessions.endAll(FailureReason.CONNECTION_LOST, Text.literal("Bye"));
    it.run();
    assertThat(it.sent())
        .anyMatch(
            stanza ->
                stanza.contains("from='" + GATEWAY + "'")
                    && stanza.contains("to='" + R1 + "'")
                    && stanza.contains("type='unavailable'"));
    assertThat(it.sessions.count()).isZero();
  }

  @Test
  void answersARequestWhoseAnswerCannotBeSent() {
    RoomStage it = new RoomStage().joined();
    it.sink.largest(400);
    String info = "<query xmlns='http://jabber.org/protocol/disco#info'/>";
    it.client(R1, "<iq type='get' id='i' to='" + R + "'>" + info + "</iq>");
    assertThat(it.sent()).singleElement().asString().contains("resource-constraint");
  }

  @Test
  void forgetsAUserWhoLeavesWhileTheNetworkIsTalking() {
    RoomStage it = new RoomStage().joined();
    it.client(R1, LEAVE);
    it.advanceLater(Rooms.LINGERING);
    for (int i = 0; i < 3; i++) {
      it.networkLater(new OccupantEntered(RoomStage.ROOM, occupant("nick" + i)));
    }
    it.run();
    assertThat(it.sessions.count()).isZero();
  }

  @Test
  void leavesARoomThatAnOutdatedResourceDoesNotEnterAgain() {
    RoomStage it = new RoomStage().joined();
    it.sink.broken(true);
    it.network(new OccupantEntered(RoomStage.ROOM, occupant("paris")));
    it.sink.broken(false);
    it.client(R1, "<iq type='get' id='p' to='" + R + "/romeo'><ping xmlns='urn:xmpp:ping'/></iq>");
    assertThat(it.sent()).singleElement().asString().contains("not-acceptable");
    it.advance(GRACE.plus(SECOND));
    assertThat(it.network.takeCalls()).anyMatch(call -> call.startsWith("close"));
    assertThat(it.sessions.count()).isZero();
  }

  @Test
  void opensNoEndOfRooms() {
    RoomStage it = new RoomStage();
    String muc = "<x xmlns='http://jabber.org/protocol/muc'/>";
    for (int i = 0; i < 1000; i++) {
      it.client(R1, "<presence to='#c" + i + "%net@gw.example/romeo'>" + muc + "</presence>");
    }
    it.sent();
    it.client(R1, "<presence to='#more%net@gw.example/romeo'>" + muc + "</presence>");
    assertThat(it.sent()).singleElement().asString().contains("resource-constraint");
  }
}
