package im.gangway.core.room;

import static im.gangway.core.room.RoomStage.R;
import static im.gangway.core.room.RoomStage.R1;
import static im.gangway.core.room.RoomStage.ROOM;
import static im.gangway.core.room.RoomStage.occupant;
import static im.gangway.core.room.RoomStage.operator;
import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyEvent.OccupantChanged;
import im.gangway.transport.LegacyEvent.OccupantEntered;
import im.gangway.transport.LegacyEvent.OccupantRenamed;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Occupant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RoomNickTest {
  private final RoomStage stage = new RoomStage().joined();

  private void askFor(String nick) {
    stage.client(R1, "<presence id='n1' to='" + R + "/" + nick + "'/>");
  }

  private static String selfItem(String attributes) {
    return "<x xmlns='http://jabber.org/protocol/muc#user'>"
        + "<item affiliation='none' role='participant'"
        + attributes
        + "/>";
  }

  @Test
  @DisplayName("Q-17 another nick: 303 and 110 from the old one, 110 from the new one")
  void changesTheNick() {
    askFor("montague");
    assertThat(stage.network.calls).containsExactly("nick montague in #chan%net");
    stage.network(new OccupantRenamed(ROOM, "romeo", occupant("montague"), false));
    stage.accept();

    assertThat(stage.sent())
        .containsExactly(
            "<presence from='"
                + R
                + "/romeo' to='romeo@example.org/r1' type='unavailable'>"
                + selfItem(" nick='montague' jid='romeo@example.org/r1'")
                + "<status code='303'/><status code='110'/></x></presence>",
            "<presence from='"
                + R
                + "/montague' to='romeo@example.org/r1'>"
                + selfItem(" jid='romeo@example.org/r1'")
                + "<status code='110'/></x></presence>");
  }

  @Test
  @DisplayName("Q-18 a nick that is taken is an error")
  void answersARefusedNick() {
    askFor("nurse");
    stage.fail(new LegacyException(FailureReason.NICK_IN_USE, "Taken."));

    assertThat(stage.sent())
        .singleElement()
        .asString()
        .contains("type='error' id='n1' from='" + R + "/nurse' to='" + R1, "cancel", "conflict");
  }

  @Test
  @DisplayName("Q-19 a nick that the network forces upon the user: 303, 110 and 210")
  void tellsAForcedNick() {
    stage.network(new OccupantRenamed(ROOM, "romeo", occupant("Guest1"), true));

    assertThat(stage.sent())
        .satisfiesExactly(
            old -> assertThat(old).contains("/romeo'", "unavailable", "'303'", "'110'", "'210'"),
            now -> assertThat(now).contains("/Guest1'", "'110'", "'210'"));
  }

  @Test
  @DisplayName("Q-17 a nick that the network shortens is told with 210")
  void tellsAShortenedNick() {
    askFor("montague-the-second");
    stage.network(new OccupantRenamed(ROOM, "romeo", occupant("montague"), false));

    assertThat(stage.sent().get(1)).contains("/montague'", "'110'", "'210'");
  }

  @Test
  @DisplayName("Q-17 somebody else's new nick: 303 without 110")
  void tellsAnothersNick() {
    stage.network(new OccupantRenamed(ROOM, "nurse", operator("angelica"), false));

    assertThat(stage.sent())
        .satisfiesExactly(
            old ->
                assertThat(old)
                    .contains("/nurse'", "nick='angelica'", "'303'")
                    .doesNotContain("'110'"),
            now -> assertThat(now).contains("/angelica'").doesNotContain("'110'"));
  }

  @Test
  void takesNothingElseForANickChange() {
    stage.client(
        R1, "<presence to='" + R + "/romeo'><show>away</show><status>tea</status></presence>");
    stage.client(
        R1, "<presence to='" + R + "/romeo'><show>xa</show><status>tea</status></presence>");
    stage.client(R1, "<presence to='" + R + "/romeo'/>");

    assertThat(stage.network.calls).containsExactly("away tea", "away tea", "present ");
    assertThat(stage.sent()).isEmpty();
  }

  @Test
  void isAwayOnlyWhenAllResourcesAre() {
    stage.askToJoin(RoomStage.R2, "romeo");
    stage.client(R1, "<presence to='" + R + "/romeo'><show>away</show></presence>");
    assertThat(stage.network.calls).isEmpty();
    stage.client(RoomStage.R2, "<presence type='unavailable' to='" + R + "/romeo'/>");
    assertThat(stage.network.calls).containsExactly("away ");
  }

  @Test
  @DisplayName("Q-23 somebody enters, and gets another standing")
  void tellsStandings() {
    stage.network(new OccupantEntered(ROOM, occupant("tybalt")));
    stage.network(
        new OccupantChanged(
            ROOM,
            new Occupant(
                "tybalt",
                Occupant.Role.VISITOR,
                Occupant.Affiliation.MEMBER,
                Optional.empty(),
                Optional.empty())));

    assertThat(stage.sent())
        .satisfiesExactly(
            first -> assertThat(first).contains("affiliation='none' role='participant'"),
            then -> assertThat(then).contains("affiliation='member' role='visitor'"));
  }

  @Test
  @DisplayName("R-08 a nick that no resource may have is shown safely, and found again")
  void showsOddNicksSafely() {
    stage.network(new OccupantEntered(ROOM, occupant("a\u202Eb\u0003")));
    assertThat(stage.sent()).singleElement().asString().contains("from='" + R + "/a?b?'");
    stage.client(R1, "<message type='chat' to='" + R + "/a?b?'><body>x</body></message>");

    assertThat(stage.network.calls).containsExactly("PLAIN to a\u202Eb\u0003 in #chan%net: x");
  }
}
