package im.gangway.core.room;

import static im.gangway.core.room.RoomStage.R;
import static im.gangway.core.room.RoomStage.R1;
import static im.gangway.core.room.RoomStage.R2;
import static im.gangway.core.room.RoomStage.ROOM;
import static im.gangway.core.room.RoomStage.occupant;
import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.LegacyEvent.Departure;
import im.gangway.transport.LegacyEvent.OccupantEntered;
import im.gangway.transport.LegacyEvent.OccupantLeft;
import im.gangway.transport.LegacyEvent.OccupantRenamed;
import im.gangway.transport.LegacyEvent.RoomEntered;
import im.gangway.transport.LegacyEvent.RoomLeft;
import im.gangway.transport.LegacyEvent.RoomMessage;
import im.gangway.transport.MessageText;
import im.gangway.transport.Occupant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LargeRoomTest {
  private static final int OCCUPANTS = 20_000;

  private final RoomStage stage = new RoomStage();

  private static RoomEntered crowd() {
    List<Occupant> all = new ArrayList<>();
    for (int i = 0; i < OCCUPANTS; i++) {
      all.add(occupant("user" + i));
    }
    all.add(occupant("romeo"));
    return new RoomEntered(ROOM, "romeo", all, Optional.empty());
  }

  private static RoomMessage said(String text) {
    return new RoomMessage(
        ROOM, Optional.of("user7"), MessageText.plain(text), Optional.empty(), Optional.empty());
  }

  private void enterSlowly() {
    stage.askToJoin(R1, "romeo");
    stage.sink.drain(250);
    stage.network(crowd());
  }

  @Test
  void tellsNoMoreThanTheServerTakes() {
    enterSlowly();
    assertThat(stage.sent()).hasSize(250);
    stage.sink.drain(1000);
    stage.run();
    assertThat(stage.sent()).hasSize(1000);
    stage.sink.drain(Integer.MAX_VALUE);
    stage.run();

    List<String> rest = stage.sent();
    assertThat(rest).hasSize(OCCUPANTS + 2 - 1250);
    assertThat(rest.get(rest.size() - 2)).contains("/romeo'", "<status code='110'/>");
    assertThat(rest.get(rest.size() - 1)).contains("<subject");
  }

  @Test
  void tellsWhatHappensMeanwhileAfterAConsistentState() {
    enterSlowly();
    stage.network(new OccupantLeft(ROOM, "user19999", Departure.QUIT, Optional.empty(), ""));
    stage.network(new OccupantRenamed(ROOM, "romeo", occupant("user19999"), false));
    stage.network(new OccupantEntered(ROOM, occupant("late")));
    stage.network(said("hello"));
    stage.sink.drain(Integer.MAX_VALUE);
    stage.run();

    List<String> all = stage.sent();
    assertThat(all).hasSize(OCCUPANTS + 2 + 5);
    assertThat(all.subList(OCCUPANTS - 1, all.size()))
        .satisfiesExactly(
            last -> assertThat(last).contains("/user19999'").doesNotContain("'110'"),
            self -> assertThat(self).contains("/romeo'", "'110'"),
            subject -> assertThat(subject).contains("<subject"),
            quit -> assertThat(quit).contains("/user19999'", "unavailable"),
            old -> assertThat(old).contains("/romeo'", "unavailable", "'303'", "'110'"),
            now -> assertThat(now).contains("/user19999'", "'110'"),
            late -> assertThat(late).contains("/late'"),
            hello -> assertThat(hello).contains("<body>hello</body>"));
  }

  @Test
  void letsOthersTakeTheirTurnBetweenPortions() {
    stage.askToJoin(R1, "romeo");
    stage.service.publish(crowd());
    stage.client("juliet@example.org/j", "<presence to='" + R + "/juliet'/>");

    List<String> sent = stage.sent();
    int juliet = sent.indexOf(sent.stream().filter(xml -> xml.contains("/j'")).findFirst().get());
    assertThat(juliet).isLessThan(OCCUPANTS / 2);
    assertThat(sent).hasSize(OCCUPANTS + 3);
  }

  @Test
  void givesOneStateToAClientThatAsksTwice() {
    enterSlowly();
    stage.askToJoin(R1, "romeo");
    stage.sink.drain(Integer.MAX_VALUE);
    stage.run();

    assertThat(stage.sent()).hasSize(OCCUPANTS + 2);
  }

  @Test
  void stopsTellingWhoHasLeft() {
    enterSlowly();
    stage.sent();
    stage.client(R1, "<presence type='unavailable' to='" + R + "/romeo'/>");
    stage.sink.drain(Integer.MAX_VALUE);
    stage.run();

    assertThat(stage.sent()).singleElement().asString().contains("unavailable", "'110'");
  }

  @Test
  void tellsAKickInsteadOfTheRestOfTheState() {
    enterSlowly();
    stage.sent();
    stage.network(new RoomLeft(ROOM, Departure.KICKED, Optional.empty(), ""));
    stage.sink.drain(Integer.MAX_VALUE);
    stage.run();

    assertThat(stage.sent()).singleElement().asString().contains("unavailable", "'307'");
  }

  @Test
  void tellsEachResourceAtItsOwnPace() {
    enterSlowly();
    stage.sink.drain(Integer.MAX_VALUE);
    stage.run();
    stage.sent();
    stage.sink.drain(10);
    stage.askToJoin(R2, "romeo");
    stage.network(said("hello"));

    assertThat(stage.sent())
        .filteredOn(xml -> xml.contains("to='" + R1))
        .singleElement()
        .asString()
        .contains("<body>hello</body>");
  }
}
