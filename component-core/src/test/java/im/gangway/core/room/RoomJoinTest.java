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
import im.gangway.transport.LegacyEvent.RoomEntered;
import im.gangway.transport.LegacyEvent.RoomMessage;
import im.gangway.transport.LegacyEvent.Subject;
import im.gangway.transport.LegacyException;
import im.gangway.transport.MessageText;
import im.gangway.transport.RoomAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomJoinTest {
  private static final String NURSE =
      "<presence from='"
          + R
          + "/nurse' to='romeo@example.org/r1'><x xmlns='http://jabber.org/protocol/muc#user'>"
          + "<item affiliation='admin' role='moderator' jid='nurse%net@gw.example'/></x></presence>";
  private static final String SELF_ITEM =
      "<x xmlns='http://jabber.org/protocol/muc#user'><item affiliation='none' role='participant'"
          + " jid='romeo@example.org/r1'/>";
  private static final String NO_SUBJECT =
      "<message type='groupchat' from='" + R + "' to='romeo@example.org/r1' id='*'><subject";

  private final RoomStage stage = new RoomStage();

  private static String self(String statuses) {
    return "<presence from='"
        + R
        + "/romeo' to='romeo@example.org/r1'>"
        + SELF_ITEM
        + statuses
        + "</x></presence>";
  }

  @Test
  @DisplayName("Q-01 occupants, then the user with 110, then the subject")
  void tellsEverythingInOrder() {
    stage.askToJoin(R1, "romeo");
    Subject subject =
        new Subject(
            "Fire\u0007works",
            Optional.of("nurse"),
            Optional.of(Instant.parse("2025-12-31T23:59:58Z")));
    stage.network(
        new RoomEntered(
            ROOM, "romeo", List.of(occupant("romeo"), operator("nurse")), Optional.of(subject)));
    stage.accept();

    assertThat(stage.network.calls).containsExactly("join #chan%net as romeo");
    assertThat(stage.sent())
        .containsExactly(
            NURSE,
            self("<status code='110'/>"),
            "<message type='groupchat' from='"
                + R
                + "/nurse' to='romeo@example.org/r1' id='*'><subject>Fireworks</subject>"
                + "<delay xmlns='urn:xmpp:delay' from='"
                + R
                + "' stamp='2025-12-31T23:59:58Z'/></message>");
  }

  @Test
  @DisplayName("Q-01 another nick than the one asked for is told with 210, the id is echoed")
  void tellsAnAssignedNick() {
    stage.client(
        R1,
        "<presence id='a\"&lt;😀' to='"
            + R
            + "/montague'><x xmlns='http://jabber.org/protocol/muc'>"
            + "<password>secret</password></x></presence>");
    stage.network(entered("romeo", occupant("romeo")));
    stage.accept();

    assertThat(stage.network.calls).containsExactly("join #chan%net as montague password secret");
    assertThat(stage.sent().get(0))
        .isEqualTo(
            "<presence from='"
                + R
                + "/romeo' to='romeo@example.org/r1' id='a&quot;&lt;😀'>"
                + SELF_ITEM
                + "<status code='110'/><status code='210'/></x></presence>");
  }

  @Test
  void saysThatARoomWhoseOccupantsHaveAddressesIsNotAnonymous() {
    stage.askToJoin(R1, "nurse");
    stage.network(entered("nurse", operator("nurse")));

    assertThat(stage.sent().get(0)).contains("<status code='110'/><status code='100'/>");
  }

  @ParameterizedTest
  @DisplayName("Q-02 to Q-10 a failure goes to the resource that asked, from the nick it asked for")
  @CsvSource({
    "NICK_IN_USE,cancel,conflict",
    "ROOM_PASSWORD_WRONG,auth,not-authorized",
    "BANNED,auth,forbidden",
    "INVITATION_REQUIRED,auth,registration-required",
    "ROOM_FULL,wait,service-unavailable",
    "ROOM_UNKNOWN,cancel,item-not-found",
    "NETWORK_UNKNOWN,cancel,remote-server-not-found",
    "ROOM_CREATION_REFUSED,cancel,not-allowed",
    "NICK_INVALID,modify,not-acceptable",
    "ACCOUNT_REQUIRED,auth,registration-required"
  })
  void answersEveryFailure(FailureReason reason, String type, String condition) {
    stage.client(
        R1,
        "<presence id='j1' to='"
            + R
            + "/romeo'><x xmlns='http://jabber.org/protocol/muc'/></presence>");
    stage.fail(new LegacyException(reason, "No."));

    assertThat(stage.sent())
        .containsExactly(
            "<presence type='error' id='j1' from='"
                + R
                + "/romeo' to='romeo@example.org/r1'><error type='"
                + type
                + "'><"
                + condition
                + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                + "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas' xml:lang='en'>No.</text>"
                + "</error></presence>");
    assertThat(stage.sessions.count()).isZero();
  }

  @Test
  @DisplayName("Q-10 a login that fails is told to the resource that asked")
  void answersAFailedLogin() {
    stage.service.refuse(new LegacyException(FailureReason.CREDENTIALS_REFUSED, "No."));
    stage.askToJoin(R1, "romeo");

    assertThat(stage.sent()).singleElement().asString().contains("type='error'", "not-authorized");
    assertThat(stage.sessions.count()).isZero();
  }

  @Test
  void answersEachResourceThatWaits() {
    stage.askToJoin(R1, "romeo");
    stage.askToJoin(R2, "other");
    stage.fail(new LegacyException(FailureReason.BANNED, "No."));

    assertThat(stage.network.takeCalls()).containsExactly("join #chan%net as romeo", "close");
    assertThat(stage.sent())
        .satisfiesExactly(
            first -> assertThat(first).contains("from='" + R + "/romeo' to='" + R1 + "'"),
            second -> assertThat(second).contains("from='" + R + "/other' to='" + R2 + "'"));
  }

  @Test
  void letsAllWhoWaitInTogether() {
    stage.askToJoin(R1, "romeo");
    stage.askToJoin(R2, "other");
    stage.network(entered("romeo", occupant("romeo")));
    stage.accept();

    assertThat(stage.sent())
        .satisfiesExactly(
            self1 -> assertThat(self1).contains("to='" + R1, "'110'").doesNotContain("'210'"),
            subject1 -> assertThat(subject1).contains("to='" + R1, "<subject"),
            self2 -> assertThat(self2).contains("to='" + R2, "'110'", "'210'"),
            subject2 -> assertThat(subject2).contains("to='" + R2, "<subject"));
  }

  @Test
  void answersAnAttemptThatEndsWithoutTheUserBeingThere() {
    stage.askToJoin(R1, "romeo");
    stage.accept();

    assertThat(stage.sent()).singleElement().asString().contains("type='error'");
  }

  @Test
  @DisplayName("Q-09 a join without a nick is malformed")
  void refusesToJoinWithoutNick() {
    stage.client(
        R1, "<presence to='" + R + "'><x xmlns='http://jabber.org/protocol/muc'/></presence>");

    assertThat(stage.sent()).singleElement().asString().contains("type='error'", "jid-malformed");
    assertThat(stage.network.calls).isEmpty();
  }

  @Test
  @DisplayName("Q-11 presence without a wish to enter tells a client that it is not there")
  void tellsAClientThatItIsNotThere() {
    stage.client(R1, "<presence to='" + R + "/romeo'/>");

    assertThat(stage.sent())
        .containsExactly(
            "<presence from='"
                + R
                + "/romeo' to='romeo@example.org/r1' type='unavailable'>"
                + "<x xmlns='http://jabber.org/protocol/muc#user'>"
                + "<item affiliation='none' role='none'><reason>You are not in the room.</reason>"
                + "</item><status code='110'/><status code='307'/><status code='333'/>"
                + "</x></presence>");
    assertThat(stage.network.calls).isEmpty();
  }

  @Test
  @DisplayName("Q-12 a second resource is told everything, the network is not asked again")
  void tellsASecondResourceFromMemory() {
    stage.joined();
    stage.network(
        new RoomMessage(
            ROOM,
            Optional.of("nurse"),
            MessageText.plain("hello"),
            Optional.empty(),
            Optional.empty()));
    stage.sent();
    stage.askToJoin(R2, "someone");

    assertThat(stage.network.calls).isEmpty();
    assertThat(stage.sent())
        .satisfiesExactly(
            nurse -> assertThat(nurse).contains("from='" + R + "/nurse' to='" + R2),
            self -> assertThat(self).contains("from='" + R + "/romeo'", "'110'", "'210'"),
            history ->
                assertThat(history)
                    .isEqualTo(
                        "<message type='groupchat' from='"
                            + R
                            + "/nurse' to='romeo@example.org/r2' id='*'><body>hello</body>"
                            + "<stanza-id xmlns='urn:xmpp:sid:0' by='"
                            + R
                            + "' id='*'/><delay xmlns='urn:xmpp:delay' from='"
                            + R
                            + "' stamp='2026-01-01T00:00:00Z'/></message>"),
            subject -> assertThat(subject).startsWith(NO_SUBJECT.replace("r1", "r2")));
  }

  @Test
  @DisplayName("Q-12 a resource that asks again is told everything again")
  void tellsAResourceThatHasLostItsViewAgain() {
    stage.joined();
    stage.askToJoin(R1, "romeo");

    assertThat(stage.sent())
        .satisfiesExactly(
            nurse -> assertThat(nurse).isEqualTo(NURSE),
            self -> assertThat(self).isEqualTo(self("<status code='110'/>")),
            subject -> assertThat(subject).startsWith(NO_SUBJECT));
    assertThat(stage.network.calls).isEmpty();
  }

  @Test
  void leavesARoomItIsPutIntoAfterNobodyWantsItAnyMore() {
    stage.joined();
    stage.network(
        new RoomEntered(
            new RoomAddress("#other%net"), "romeo", List.of(occupant("romeo")), Optional.empty()));

    assertThat(stage.network.calls).containsExactly("leave #other%net ");
    assertThat(stage.sent()).isEmpty();
  }
}
