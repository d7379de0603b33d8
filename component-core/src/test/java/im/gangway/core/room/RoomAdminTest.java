package im.gangway.core.room;

import static im.gangway.core.room.RoomStage.R;
import static im.gangway.core.room.RoomStage.R1;
import static im.gangway.core.room.RoomStage.R2;
import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomAdminTest {

  private final RoomStage stage = new RoomStage().joined();

  private void ask(String from, String type, String items) {
    stage.client(
        from,
        "<iq id='a1' type='"
            + type
            + "' to='"
            + R
            + "'><query xmlns='http://jabber.org/protocol/muc#admin'>"
            + items
            + "</query></iq>");
  }

  private void assertDone() {
    assertThat(stage.sent())
        .singleElement()
        .asString()
        .contains("type='result'", "id='a1'", "from='" + R + "'", "to='" + R1 + "'");
  }

  @Test
  @DisplayName("Q-20 a kick is answered when the network has done it, whatever comes between")
  void kicks() {
    ask(R1, "set", "<item nick='nurse' role='none'><reason>out</reason></item>");
    assertThat(stage.network.calls).containsExactly("kick nurse from #chan%net: out");
    assertThat(stage.sent()).isEmpty();
    stage.accept();

    assertDone();
  }

  @ParameterizedTest
  @DisplayName("Q-23 roles by nick, affiliations by address or nick")
  @CsvSource({
    "<item nick='nurse' role='visitor'/>, VISITOR null",
    "<item nick='nurse' role='moderator'/>, MODERATOR null",
    "<item jid='nurse%net@gw.example' affiliation='member'/>, null MEMBER",
    "<item jid='#chan%net@gw.example/nurse' affiliation='owner'/>, null OWNER",
    "<item nick='nurse' affiliation='none'/>, null NONE"
  })
  void changesStandings(String item, String standing) {
    ask(R1, "set", item);
    stage.accept();

    assertThat(stage.network.calls).containsExactly("standing of nurse: " + standing);
    assertDone();
  }

  @Test
  void answersOnceAfterSeveralItems() {
    ask(R1, "set", "<item nick='nurse' role='none'/><item nick='romeo' role='visitor'/>");
    stage.accept();
    assertThat(stage.sent()).isEmpty();
    stage.accept();

    assertThat(stage.network.calls)
        .containsExactly("kick nurse from #chan%net: ", "standing of romeo: VISITOR null");
    assertDone();
  }

  @Test
  @DisplayName("Q-23 what the user may not do is an error")
  void answersARefusal() {
    ask(R1, "set", "<item nick='nurse' role='none'/>");
    stage.fail(new LegacyException(FailureReason.NOT_PERMITTED, "No operator."));

    assertThat(stage.sent()).singleElement().asString().contains("id='a1'", "auth", "forbidden");
  }

  @ParameterizedTest
  @CsvSource({
    "<item nick='nurse' affiliation='outcast'/>, feature-not-implemented",
    "<item jid='a@example.net' affiliation='outcast'/>, feature-not-implemented",
    "<item nick='nurse' role='none' affiliation='none'/>, bad-request",
    "<item nick='nurse'/>, bad-request",
    "<item role='none'/>, bad-request",
    "<item nick='nurse' role='king'/>, bad-request",
    "<item nick='nobody' role='none'/>, item-not-found",
    "<item jid='a@example.net' affiliation='member'/>, item-not-found",
    "<item jid='@' affiliation='member'/>, jid-malformed",
    "<other/>, bad-request"
  })
  void answersEverythingElseWithAnError(String items, String condition) {
    ask(R1, "set", items);

    assertThat(stage.sent()).singleElement().asString().contains("type='error'", condition);
    assertThat(stage.network.calls).isEmpty();
  }

  @Test
  void refusesWhoIsNotThere() {
    ask(R2, "set", "<item nick='nurse' role='none'/>");
    ask(R2, "get", "<item role='moderator'/>");

    assertThat(stage.sent()).hasSize(2).allMatch(xml -> xml.contains("not-acceptable"));
    assertThat(stage.network.calls).isEmpty();
  }

  @Test
  void listsRoles() {
    ask(R1, "get", "<item role='moderator'/>");

    assertThat(stage.sent())
        .singleElement()
        .asString()
        .contains(
            "<query xmlns='http://jabber.org/protocol/muc#admin'><item affiliation='admin'"
                + " nick='nurse' jid='nurse%net@gw.example' role='moderator'/></query>");
  }

  @Test
  void listsAffiliations() {
    ask(R1, "get", "<item affiliation='none'/>");

    assertThat(stage.sent())
        .singleElement()
        .asString()
        .contains(
            "<item affiliation='none' nick='romeo' jid='#chan%net@gw.example/romeo'/></query>");
  }

  @Test
  void answersTheListOfBansItCannotSee() {
    ask(R1, "get", "<item affiliation='outcast'/>");

    assertThat(stage.sent()).singleElement().asString().contains("feature-not-implemented");
  }
}
