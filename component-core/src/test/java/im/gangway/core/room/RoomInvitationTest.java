package im.gangway.core.room;

import static im.gangway.core.room.RoomStage.R;
import static im.gangway.core.room.RoomStage.R1;
import static im.gangway.core.room.RoomStage.R2;
import static im.gangway.core.room.RoomStage.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.RoomInvitation;
import im.gangway.transport.LegacyException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RoomInvitationTest {
  private final RoomStage stage = new RoomStage().joined();

  private void invite(String from, String to) {
    stage.client(
        from,
        "<message id='i1' to='"
            + R
            + "'><x xmlns='http://jabber.org/protocol/muc#user'><invite to='"
            + to
            + "'><reason>Come</reason></invite></x></message>");
  }

  @Test
  @DisplayName("Q-25 a legacy user is invited by the network")
  void invitesALegacyUser() {
    invite(R1, "nurse%net@gw.example");
    stage.fail(new LegacyException(FailureReason.RECIPIENT_UNKNOWN, "No such nick."));

    assertThat(stage.network.calls).containsExactly("invite nurse%net to #chan%net: Come");
    assertThat(stage.sent()).singleElement().asString().contains("id='i1'", "item-not-found");
  }

  @Test
  @DisplayName("Q-25 anybody else is invited by the room")
  void invitesAnybodyElse() {
    invite(R1, "juliet@example.org");

    assertThat(stage.sent())
        .containsExactly(
            "<message from='"
                + R
                + "' to='juliet@example.org' id='*'>"
                + "<x xmlns='http://jabber.org/protocol/muc#user'>"
                + "<invite from='romeo@example.org'><reason>Come</reason></invite></x>"
                + "<x xmlns='jabber:x:conference' jid='"
                + R
                + "' reason='Come'/></message>");
    assertThat(stage.network.calls).isEmpty();
  }

  @Test
  void refusesWhoIsNotThereAndWhomNobodyCanInvite() {
    invite(R2, "nurse%net@gw.example");
    invite(R1, "a@b@c");
    invite(R1, "net@gw.example");

    assertThat(stage.sent())
        .satisfiesExactly(
            outside -> assertThat(outside).contains("not-acceptable"),
            malformed -> assertThat(malformed).contains("jid-malformed"),
            network -> assertThat(network).contains("item-not-found"));
    assertThat(stage.network.calls).isEmpty();
  }

  @Test
  @DisplayName("Q-25 a direct invitation to a legacy user is the network's as well")
  void invitesDirectly() {
    stage.client(
        R1,
        "<message to='nurse%net@gw.example'><x xmlns='jabber:x:conference' jid='"
            + R
            + "' reason='Come'/></message>");
    stage.client(
        R1,
        "<message to='nurse%net@gw.example'><x xmlns='jabber:x:conference'"
            + " jid='a@muc.example.org'/></message>");

    assertThat(stage.network.calls).containsExactly("invite nurse%net to #chan%net: Come");
    assertThat(stage.sent()).singleElement().asString().contains("not-acceptable");
  }

  @Test
  @DisplayName("Q-25 an invitation of a legacy user is told by the room")
  void tellsAnInvitation() {
    stage.network(new RoomInvitation(ROOM, new LegacyAddress("nurse%net"), ""));

    assertThat(stage.sent())
        .containsExactly(
            "<message from='"
                + R
                + "' to='romeo@example.org' id='*'>"
                + "<x xmlns='http://jabber.org/protocol/muc#user'>"
                + "<invite from='nurse%net@gw.example'/></x>"
                + "<x xmlns='jabber:x:conference' jid='"
                + R
                + "'/></message>");
  }
}
