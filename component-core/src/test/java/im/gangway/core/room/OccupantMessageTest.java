package im.gangway.core.room;

import static im.gangway.core.room.RoomStage.R;
import static im.gangway.core.room.RoomStage.R1;
import static im.gangway.core.room.RoomStage.R2;
import static im.gangway.core.room.RoomStage.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.Departure;
import im.gangway.transport.LegacyEvent.MessageReceived;
import im.gangway.transport.LegacyEvent.OccupantAddress;
import im.gangway.transport.LegacyEvent.OccupantLeft;
import im.gangway.transport.MessageText;
import im.gangway.transport.SendOutcome;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OccupantMessageTest {
  private static final MessageReceived FROM_NURSE =
      new MessageReceived(
          new LegacyAddress("nurse%net"),
          Optional.of(new OccupantAddress(ROOM, "nurse")),
          MessageText.plain("psst"),
          Optional.empty(),
          Optional.empty());

  private final RoomStage stage = new RoomStage().joinedTwice();

  private void say(String from, String type, String nick, String content) {
    stage.client(
        from,
        "<message id='p1' type='"
            + type
            + "' to='"
            + R
            + "/"
            + nick
            + "'>"
            + content
            + "</message>");
  }

  @Test
  @DisplayName("Q-24 a private message goes to the occupant")
  void sendsToAnOccupant() {
    say(R1, "chat", "nurse", "<body>hi</body>");
    stage.answer(SendOutcome.accepted());

    assertThat(stage.network.calls).containsExactly("PLAIN to nurse in #chan%net: hi");
    assertThat(stage.sent()).isEmpty();
  }

  @Test
  @DisplayName("B-21 the error of a private message comes from the occupant")
  void answersARefusalFromTheOccupant() {
    say(R1, "normal", "nurse", "<body>hi</body>");
    stage.answer(new SendOutcome.Refused(FailureReason.RECIPIENT_UNKNOWN, "No such nick."));

    assertThat(stage.sent())
        .singleElement()
        .asString()
        .startsWith(
            "<message type='error' id='p1' from='" + R + "/nurse' to='romeo@example.org/r1'>")
        .contains("item-not-found");
  }

  @Test
  void refusesGroupchatToAnOccupant() {
    say(R1, "groupchat", "nurse", "<body>hi</body>");

    assertThat(stage.sent()).singleElement().asString().contains("modify", "bad-request");
    assertThat(stage.network.calls).isEmpty();
  }

  @Test
  void refusesAnOccupantWhoIsNotThereAndASenderWhoIsNot() {
    say(R1, "chat", "nobody", "<body>hi</body>");
    say("romeo@example.org/r3", "chat", "nurse", "<body>hi</body>");

    assertThat(stage.sent())
        .satisfiesExactly(
            nobody -> assertThat(nobody).contains("item-not-found"),
            outside -> assertThat(outside).contains("not-acceptable"));
    assertThat(stage.network.calls).isEmpty();
  }

  @Test
  void swallowsChatStates() {
    say(R1, "chat", "nurse", "<composing xmlns='http://jabber.org/protocol/chatstates'/>");

    assertThat(stage.sent()).isEmpty();
    assertThat(stage.network.calls).isEmpty();
  }

  @Test
  @DisplayName("Q-24 a private message of an occupant is shown to every resource in the room")
  void showsWhatAnOccupantSays() {
    stage.network(FROM_NURSE);

    String shown =
        "<message type='chat' from='"
            + R
            + "/nurse' to='TO' id='*'><body>psst</body>"
            + "<x xmlns='http://jabber.org/protocol/muc#user'/></message>";
    assertThat(stage.sent()).containsExactly(shown.replace("TO", R1), shown.replace("TO", R2));
    assertThat(stage.occupantMessages).containsExactly(true);
  }

  @Test
  void leavesWhatSomebodySaysWhoIsNotThereToOthers() {
    stage.network(new OccupantLeft(ROOM, "nurse", Departure.LEFT, Optional.empty(), ""));
    stage.sent();
    stage.network(FROM_NURSE);

    assertThat(stage.sent()).isEmpty();
    assertThat(stage.occupantMessages).containsExactly(false);
  }
}
