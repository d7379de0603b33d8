package im.gangway.core.room;

import static im.gangway.core.room.RoomStage.GRACE;
import static im.gangway.core.room.RoomStage.R;
import static im.gangway.core.room.RoomStage.R1;
import static im.gangway.core.room.RoomStage.R2;
import static im.gangway.core.room.RoomStage.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.LegacyEvent.RoomMessage;
import im.gangway.transport.MessageText;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GhostTest {
  private final RoomStage stage = new RoomStage();

  private void bounce(String from, String kind, String condition) {
    stage.client(
        from,
        "<"
            + kind
            + " type='error' to='"
            + R
            + "/nurse'><error type='cancel'><"
            + condition
            + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></"
            + kind
            + ">");
  }

  private void nurseSpeaks() {
    stage.network(
        new RoomMessage(
            ROOM,
            Optional.of("nurse"),
            MessageText.plain("hello"),
            Optional.empty(),
            Optional.empty()));
  }

  @ParameterizedTest
  @DisplayName("Q-30 a resource that cannot be reached is taken out of the room")
  @ValueSource(
      strings = {
        "gone",
        "item-not-found",
        "recipient-unavailable",
        "remote-server-not-found",
        "remote-server-timeout",
        "service-unavailable"
      })
  void takesOutWhoCannotBeReached(String condition) {
    stage.joinedTwice();
    bounce(R1, "message", condition);
    nurseSpeaks();

    assertThat(stage.sent()).singleElement().asString().contains("to='" + R2);
    assertThat(stage.network.calls).isEmpty();
  }

  @Test
  @DisplayName("B-12 Q-30 so is one whose presence comes back; other errors say nothing")
  void heedsPresencesToo() {
    stage.joinedTwice();
    bounce(R1, "presence", "remote-server-timeout");
    bounce(R2, "presence", "not-acceptable");
    nurseSpeaks();

    assertThat(stage.sent()).singleElement().asString().contains("to='" + R2);
  }

  @Test
  @DisplayName("Q-30 the last resource that was lost has the grace time to come back")
  void keepsTheRoomForTheGraceTime() {
    stage.joined();
    bounce(R1, "message", "gone");
    stage.advance(GRACE.minusSeconds(1));
    nurseSpeaks();
    assertThat(stage.network.calls).isEmpty();
    stage.askToJoin(R2, "romeo");

    assertThat(stage.network.calls).isEmpty();
    assertThat(stage.sent()).anyMatch(xml -> xml.contains("<body>hello</body>"));
    stage.advance(GRACE.multipliedBy(3));
    assertThat(stage.network.calls).isEmpty();
  }

  @Test
  void endsTheSessionAfterTheGraceTimeWhenNothingElseKeepsIt() {
    stage.joined();
    bounce(R1, "message", "gone");
    stage.advance(GRACE);

    assertThat(stage.network.calls).containsExactly("close");
    assertThat(stage.sessions.count()).isZero();
  }

  @Test
  void leavesTheRoomAfterTheGraceTimeWhenAnotherRoomKeepsTheSession() {
    stage.joined();
    stage.client(
        R2,
        "<presence to='#other%net@gw.example/romeo'><x"
            + " xmlns='http://jabber.org/protocol/muc'/></presence>");
    stage.network.takeCalls();
    bounce(R1, "message", "gone");
    stage.advance(GRACE);
    assertThat(stage.network.calls).isEmpty();
    stage.advance(GRACE);

    assertThat(stage.network.calls).containsExactly("leave #chan%net ");
    assertThat(stage.sessions.count()).isOne();
  }

  @Test
  void asksTheNetworkAgainAfterASessionThatNobodyNeeded() {
    stage.joined();
    bounce(R1, "message", "gone");
    stage.advance(GRACE);
    stage.network.takeCalls();
    stage.askToJoin(R1, "romeo");

    assertThat(stage.network.calls).containsExactly("join #chan%net as romeo");
    assertThat(stage.sent()).isEmpty();
  }
}
