package im.gangway.core.room;

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

class RoomPingTest {
  private final RoomStage stage = new RoomStage().joined();

  private String ping(String from, String to) {
    stage.client(from, "<iq id='s1' type='get' to='" + to + "'><ping xmlns='urn:xmpp:ping'/></iq>");
    return String.join("", stage.sent());
  }

  @Test
  @DisplayName("Q-28 a resource that is in the room has a result")
  void answersWhoIsThere() {
    assertThat(ping(R1, R + "/romeo")).contains("type='result'", "from='" + R + "/romeo'");
  }

  @Test
  @DisplayName("Q-28 any other resource has not-acceptable")
  void answersWhoIsNotThere() {
    assertThat(ping(R2, R + "/romeo")).contains("type='error'", "not-acceptable");
  }

  @Test
  void tellsWhoElseIsThere() {
    assertThat(ping(R1, R + "/nurse")).contains("service-unavailable");
    assertThat(ping(R1, R + "/nobody")).contains("item-not-found");
  }

  @Test
  void tellsAClientThatHasMissedSomethingToEnterAgain() {
    stage.sink.broken(true);
    stage.network(
        new RoomMessage(
            ROOM,
            Optional.of("nurse"),
            MessageText.plain("lost"),
            Optional.empty(),
            Optional.empty()));
    stage.sink.broken(false);

    assertThat(ping(R1, R + "/romeo")).contains("not-acceptable");
    stage.askToJoin(R1, "romeo");
    assertThat(stage.sent()).anyMatch(xml -> xml.contains("<body>lost</body>"));
    assertThat(ping(R1, R + "/romeo")).contains("type='result'");
  }
}
