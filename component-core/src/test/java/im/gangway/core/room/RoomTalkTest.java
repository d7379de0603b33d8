package im.gangway.core.room;

import static im.gangway.core.room.RoomStage.R;
import static im.gangway.core.room.RoomStage.R1;
import static im.gangway.core.room.RoomStage.R2;
import static im.gangway.core.room.RoomStage.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyEvent.RoomMessage;
import im.gangway.transport.LegacyEvent.Subject;
import im.gangway.transport.LegacyEvent.SubjectChanged;
import im.gangway.transport.LegacyException;
import im.gangway.transport.MessageText;
import im.gangway.transport.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RoomTalkTest {
  private static final String STANZA_ID =
      "<stanza-id xmlns='urn:xmpp:sid:0' by='" + R + "' id='*'/>";

  private final RoomStage stage = new RoomStage().joinedTwice();

  private void say(String content) {
    stage.client(R1, "<message type='groupchat' id='m1' to='" + R + "'>" + content + "</message>");
  }

  private static RoomMessage said(String nick, MessageText text) {
    return new RoomMessage(ROOM, Optional.of(nick), text, Optional.empty(), Optional.empty());
  }

  @Test
  @DisplayName("Q-14 who is not in the room cannot speak there, although others of the user are")
  void refusesAResourceThatIsNotThere() {
    stage.client(
        "romeo@example.org/r3",
        "<message type='groupchat' id='m9' to='" + R + "'><body>x</body></message>");

    assertThat(stage.sent())
        .singleElement()
        .asString()
        .startsWith(
            "<message type='error' id='m9' from='"
                + R
                + "' to='romeo@example.org/r3'><error type='modify'><not-acceptable");
    assertThat(stage.network.calls).isEmpty();
  }

  @Test
  @DisplayName("Q-15 the user's message is shown to all resources once the network has taken it")
  void showsWhatTheNetworkHasTaken() {
    say("<body>hi</body><origin-id xmlns='urn:xmpp:sid:0' id='o1'/>");
    assertThat(stage.network.calls).containsExactly("PLAIN to #chan%net: hi");
    assertThat(stage.sent()).isEmpty();
    stage.answer(SendOutcome.accepted());

    String shown =
        "<message type='groupchat' from='"
            + R
            + "/romeo' to='TO' id='m1'><body>hi</body>"
            + "<origin-id xmlns='urn:xmpp:sid:0' id='o1'/>"
            + STANZA_ID
            + "</message>";
    assertThat(stage.sent()).containsExactly(shown.replace("TO", R1), shown.replace("TO", R2));
  }

  @Test
  @DisplayName("Q-15 what only servers and rooms may say is taken out")
  void takesOutWhatIsNotForUsersToSay() {
    say(
        "<body>hi</body><stanza-id xmlns='urn:xmpp:sid:0' by='"
            + R
            + "' id='forged'/><delay xmlns='urn:xmpp:delay' stamp='2020-01-01T00:00:00Z'/>"
            + "<x xmlns='http://jabber.org/protocol/muc#user'><status code='104'/></x>"
            + "<privilege xmlns='urn:xmpp:privilege:2'/>"
            + "<forwarded xmlns='urn:xmpp:forward:0'/>"
            + "<x xmlns='jabber:x:oob'><url>https://example.org/cat</url></x>"
            + "<replace xmlns='urn:xmpp:message-correct:0' id='m0'/>");
    stage.answer(SendOutcome.accepted());

    assertThat(stage.sent().get(0))
        .isEqualTo(
            "<message type='groupchat' from='"
                + R
                + "/romeo' to='romeo@example.org/r1' id='m1'><body>hi</body>"
                + "<x xmlns='jabber:x:oob'><url>https://example.org/cat</url></x>"
                + "<replace xmlns='urn:xmpp:message-correct:0' id='m0'/>"
                + STANZA_ID
                + "</message>");
  }

  @Test
  @DisplayName("Q-16 what the network refuses is an error, and shown to nobody")
  void answersARefusal() {
    say("<body>hi</body>");
    stage.answer(new SendOutcome.Refused(FailureReason.NOT_PERMITTED, "Cannot send."));

    assertThat(stage.sent())
        .singleElement()
        .asString()
        .startsWith(
            "<message type='error' id='m1' from='"
                + R
                + "' to='romeo@example.org/r1'><error type='auth'><forbidden");
  }

  @Test
  @DisplayName("Q-15 own and others' messages are shown in the order of the network")
  void keepsTheOrderOfTheNetwork() {
    say("<body>mine</body>");
    stage.network(said("nurse", MessageText.plain("hers")));
    stage.answer(SendOutcome.accepted());

    assertThat(stage.sent())
        .filteredOn(xml -> xml.contains("to='" + R1))
        .satisfiesExactly(
            hers -> assertThat(hers).contains("/nurse'", "<body>hers</body>", STANZA_ID),
            mine -> assertThat(mine).contains("/romeo'", "<body>mine</body>"));
  }

  private void correct(String id, String replaced, String text) {
    stage.client(
        R1,
        "<message type='groupchat' id='%s' to='%s'><body>%s</body><replace id='%s'"
                .formatted(id, R, text, replaced)
            + " xmlns='urn:xmpp:message-correct:0'/></message>");
  }

  @Test
  @DisplayName("K-23 a correction is marked for the network if others have read the first message")
  void marksCorrections() {
    say("<body>helo</body>");
    stage.answer(SendOutcome.accepted());
    correct("m2", "m1", "hello");
    correct("m3", "unknown", "hello");

    assertThat(stage.network.calls)
        .containsExactly(
            "PLAIN to #chan%net: helo", "PLAIN to #chan%net: * hello", "PLAIN to #chan%net: hello");
  }

  @Test
  void sendsActions() {
    say("<body>/me waves</body>");

    assertThat(stage.network.calls).containsExactly("ACTION to #chan%net: waves");
  }

  @Test
  void swallowsWhatHasNoBody() {
    say("<composing xmlns='http://jabber.org/protocol/chatstates'/>");
    say("<body/>");

    assertThat(stage.network.calls).isEmpty();
    assertThat(stage.sent()).isEmpty();
  }

  @Test
  void refusesTooLongATextWithoutSendingAnyOfIt() {
    say("<body>" + "é".repeat(101) + "</body>");

    assertThat(stage.network.calls).isEmpty();
    assertThat(stage.sent()).singleElement().asString().contains("policy-violation", "200 bytes");
  }

  @Test
  void makesUpAnIdForAMessageWithout() {
    stage.client(R1, "<message type='groupchat' to='" + R + "'><body>hi</body></message>");
    stage.answer(SendOutcome.accepted());

    assertThat(stage.sent().get(0)).contains("id='*'><body>");
  }

  @Test
  @DisplayName("L-05 characters that XML does not have are taken out of what others say")
  void cleansWhatOthersSay() {
    stage.network(said("nurse", MessageText.plain("a\u0000b\u0007c\ud800d\ufffe\u009fe\nf\u2028")));

    assertThat(stage.sent().get(0)).contains("<body>abc\ufffdd\ufffde\nf\u2028</body>");
  }

  @Test
  void showsNoticesActionsAndTheRoomsOwnVoice() {
    stage.network(said("nurse", new MessageText(MessageText.Kind.NOTICE, "n")));
    stage.network(said("nurse", new MessageText(MessageText.Kind.ACTION, "a")));
    stage.network(
        new RoomMessage(
            ROOM, Optional.empty(), MessageText.plain("m"), Optional.empty(), Optional.empty()));

    assertThat(stage.sent())
        .filteredOn(xml -> xml.contains("to='" + R1))
        .satisfiesExactly(
            notice -> assertThat(notice).contains("<body>[notice] n</body>"),
            action -> assertThat(action).contains("<body>/me a</body>"),
            room -> assertThat(room).contains("from='" + R + "' to="));
  }

  @Test
  @DisplayName("L-04 what was said earlier is stamped")
  void stampsWhatComesLate() {
    stage.network(
        new RoomMessage(
            ROOM,
            Optional.of("nurse"),
            MessageText.plain("late"),
            Optional.empty(),
            Optional.of(Instant.parse("2025-12-31T23:00:00Z"))));

    assertThat(stage.sent().get(0)).contains("stamp='2025-12-31T23:00:00Z'");
  }

  @Test
  @DisplayName("Q-22 the subject is set, shown when the network has changed it, and may be empty")
  void changesTheSubject() {
    say("<subject>New</subject>");
    say("<subject/>");
    assertThat(stage.network.calls)
        .containsExactly("subject of #chan%net: New", "subject of #chan%net: ");
    assertThat(stage.sent()).isEmpty();
    stage.network(
        new SubjectChanged(ROOM, new Subject("New", Optional.of("romeo"), Optional.empty())));

    assertThat(stage.sent())
        .hasSize(2)
        .first()
        .isEqualTo(
            "<message type='groupchat' from='"
                + R
                + "/romeo' to='romeo@example.org/r1' id='*'><subject>New</subject></message>");
  }

  @Test
  @DisplayName("Q-22 a subject that may not be set is an error")
  void answersARefusedSubject() {
    say("<subject>New</subject>");
    stage.fail(new LegacyException(FailureReason.NOT_PERMITTED, "No."));

    assertThat(stage.sent()).singleElement().asString().contains("id='m1'", "forbidden");
  }

  @Test
  void keepsHistoryWithinTheLimitAndTheWish() {
    for (String text : new String[] {"1", "2", "3", "4"}) {
      stage.network(said("nurse", MessageText.plain(text)));
      stage.advance(Duration.ofSeconds(10));
    }
    stage.sent();

    assertThat(bodies("")).containsExactly("2", "3", "4");
    assertThat(bodies("<history maxstanzas='1'/>")).containsExactly("4");
    assertThat(bodies("<history maxchars='0'/>")).isEmpty();
    assertThat(bodies("<history maxchars='700'/>")).containsExactly("3", "4");
    assertThat(bodies("<history seconds='25'/>")).containsExactly("3", "4");
    assertThat(bodies("<history since='2026-01-01T01:00:30+01:00'/>")).containsExactly("4");
    assertThat(bodies("<history maxstanzas='x' since='soon' seconds='-1'/>")).isEmpty();
  }

  private List<String> bodies(String history) {
    stage.client(
        R1,
        "<presence to='"
            + R
            + "/romeo'><x xmlns='http://jabber.org/protocol/muc'>"
            + history
            + "</x></presence>");
    return stage.sent().stream()
        .filter(xml -> xml.contains("<body>"))
        .map(xml -> xml.replaceAll(".*<body>(.*)</body>.*", "$1"))
        .toList();
  }
}
