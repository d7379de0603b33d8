package im.gangway.irc;

import static im.gangway.irc.Conversation.ROOM;
import static im.gangway.irc.Conversation.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.ContactStatus;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyEvent.MessageReceived;
import im.gangway.transport.LegacyEvent.OccupantAddress;
import im.gangway.transport.LegacyEvent.RoomMessage;
import im.gangway.transport.LegacyEvent.ServiceNotice;
import im.gangway.transport.LegacyMessageId;
import im.gangway.transport.MessageText;
import im.gangway.transport.MessageText.Kind;
import im.gangway.transport.OutgoingRoomMessage;
import im.gangway.transport.SendOutcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendTest {
  @Test
  @DisplayName("Q-15 accepted when the server has come past it")
  void acceptsWhenTheServerHasComePast() {
    Conversation it = Conversation.inRoom("");
    CompletableFuture<SendOutcome> sent = it.say("Hello");
    assertThat(it.server.heard()).containsExactly("PRIVMSG #room Hello", "PING gw-1");
    assertThat(sent).isNotDone();
    it.server.say(":irc.test PONG irc.test gw-1");
    assertThat(sent).isCompletedWithValue(SendOutcome.accepted());
    assertThat(it.events.events()).isEmpty();
  }

  @Test
  @DisplayName("Q-15 accepted when its echo comes, with the server's id")
  void acceptsWhenItsEchoComes() {
    Conversation it = Conversation.inRoom("echo-message message-tags");
    CompletableFuture<SendOutcome> sent = it.say("Hello");
    assertThat(it.server.heard()).containsExactly("PRIVMSG #room Hello");
    it.server.say(":juliet!j@h PRIVMSG #room :Hello", "@msgid=x7 :romeo!r@h PRIVMSG #room :Hello");
    assertThat(sent)
        .isCompletedWithValue(new SendOutcome.Accepted(List.of(new LegacyMessageId("x7"))));
    assertThat(it.events.events(RoomMessage.class)).hasSize(1);
  }

  @Test
  void asksWhereAnEchoStaysAway() {
    Conversation it = Conversation.inRoom("echo-message");
    CompletableFuture<SendOutcome> sent = it.say("Hello");
    it.pass(11);
    it.pong();
    assertThat(sent).isCompletedWithValue(SendOutcome.accepted());
  }

  @ParameterizedTest(name = "{0} is {1}")
  @DisplayName("Q-16 a refusal is for the message it is about")
  @CsvSource({
    "404, NOT_PERMITTED",
    "403, ROOM_UNKNOWN",
    "477, ACCOUNT_REQUIRED",
    "417, TEXT_TOO_LONG"
  })
  void tellsWhichMessageWasRefused(String numeric, FailureReason reason) {
    Conversation it = Conversation.inRoom("");
    CompletableFuture<SendOutcome> first = it.say("one");
    CompletableFuture<SendOutcome> toBob = it.tell("bob", "two");
    it.server.say(
        ":juliet!j@h PRIVMSG #room :in between",
        ":irc.test " + numeric + " romeo #room :Cannot send",
        ":irc.test 401 romeo bob :No such nick");
    assertThat(refusal(first)).isEqualTo(reason);
    assertThat(refusal(toBob)).isEqualTo(FailureReason.RECIPIENT_UNKNOWN);
  }

  @Test
  void oneRefusedLineRefusesTheMessageAndNoOther() {
    Conversation it = Conversation.inRoom("");
    CompletableFuture<SendOutcome> both = it.say("one\ntwo");
    CompletableFuture<SendOutcome> next = it.say("three");
    it.server.say(
        ":irc.test 404 romeo #room :Cannot send", ":irc.test 404 romeo #room :Cannot send");
    assertThat(refusal(both)).isEqualTo(FailureReason.NOT_PERMITTED);
    assertThat(next).isNotDone();
    it.pong();
    it.pong();
    assertThat(next).isCompletedWithValue(SendOutcome.accepted());
  }

  @Test
  void showsARefusalThatComesTooLate() {
    Conversation it = Conversation.inRoom("");
    it.server.say(":irc.test 404 romeo #room :Cannot send");
    assertThat(it.events.await(ServiceNotice.class).text()).hasToString("#room Cannot send");
  }

  @Test
  void coversManyMessagesWithOneQuestion() {
    Conversation it = Conversation.inRoom("");
    CompletableFuture<SendOutcome> first = it.say("1");
    CompletableFuture<SendOutcome> second = it.say("2");
    CompletableFuture<SendOutcome> third = it.say("3");
    assertThat(it.server.heard()).filteredOn(line -> line.startsWith("PING")).hasSize(1);
    it.server.say(":irc.test PONG irc.test gw-1");
    assertThat(first).isDone();
    assertThat(second).isNotDone();
    it.server.say(":irc.test PONG irc.test gw-2");
    assertThat(second).isDone();
    assertThat(third).isDone();
  }

  @Test
  void doesNotKnowWhatBecameOfIt() {
    Conversation it = Conversation.inRoom("");
    CompletableFuture<SendOutcome> sent = it.say("Hello");
    it.server.hangUp("gone");
    assertThat(sent).isCompletedWithValueMatching(SendOutcome.Unknown.class::isInstance);
    assertThat(refusal(it.say("again"))).isEqualTo(FailureReason.CONNECTION_LOST);
  }

  @Test
  @DisplayName("K-16 one line of IRC for each line, within 512 bytes, ten at most")
  void splitsWhatIsLong() {
    Conversation it = Conversation.inRoom("");
    it.say("one\r\ntwo\n\n" + "ü".repeat(600));
    List<String> lines =
        it.server.heard().stream().filter(line -> line.startsWith("PRIVMSG")).toList();
    assertThat(lines).hasSize(5).startsWith("PRIVMSG #room one", "PRIVMSG #room two");
    String prefix = ":romeo!~romeo@client.test ";
    assertThat(lines)
        .allSatisfy(
            line ->
                assertThat((prefix + line + "\r\n").getBytes(StandardCharsets.UTF_8).length)
                    .isLessThanOrEqualTo(512));
    assertThat(refusal(it.say("x\n".repeat(11)))).isEqualTo(FailureReason.TEXT_TOO_LONG);
    assertThat(refusal(it.say(" \n "))).isEqualTo(FailureReason.CONTENT_REFUSED);
  }

  @Test
  @DisplayName("K-19 a text never becomes a second command")
  void keepsTextsTexts() {
    Conversation it = Conversation.inRoom("");
    it.say("x\r\nQUIT\0\nJOIN #evil");
    it.session.changeSubject(ROOM, "a\r\nQUIT");
    it.session.kick(ROOM, "juliet", "a\r\nQUIT");
    it.tell("bob\r\nquit", "x");
    it.session.sendToOccupant("1", ROOM, "bob\r\nQUIT", MessageText.plain("x"));
    it.session.changeNick(ROOM, "bob\r\nQUIT");
    it.session.showPresence(ContactStatus.AWAY, "a\r\nQUIT");
    assertThat(it.server.heard())
        .noneMatch(line -> line.contains("\r") || line.contains("\n") || line.contains("\0"))
        .noneMatch(line -> line.startsWith("QUIT") || line.startsWith("JOIN"));
  }

  @Test
  @DisplayName("K-20 /me is ACTION, both ways")
  void sendsAndReceivesActions() {
    Conversation it = Conversation.inRoom("");
    it.session.sendToRoom(
        new OutgoingRoomMessage("m", ROOM, new MessageText(Kind.ACTION, "waves")));
    assertThat(it.server.heard()).contains("PRIVMSG #room :\001ACTION waves\001");
    it.server.say(":juliet!j@h PRIVMSG #room :\001ACTION \00304smiles\003\001");
    assertThat(it.events.await(RoomMessage.class).text())
        .isEqualTo(new MessageText(Kind.ACTION, "smiles"));
  }

  @Test
  @DisplayName("Q-24 an answer comes from the occupant who was written to")
  void remembersThroughWhichRoom() {
    Conversation it = Conversation.inRoom("");
    it.session.sendToOccupant("1", ROOM, "Juliet", MessageText.plain("Hi"));
    it.server.say(":juliet!j@h PRIVMSG romeo :Hi too");
    assertThat(it.events.await(MessageReceived.class).occupant())
        .contains(new OccupantAddress(ROOM, "juliet"));
    it.events.forget();
    it.tell("juliet", "Directly");
    it.server.say(":juliet!j@h PRIVMSG romeo :Fine");
    MessageReceived direct = it.events.await(MessageReceived.class);
    assertThat(direct.occupant()).isEmpty();
    assertThat(direct.from().value()).isEqualTo("juliet%test.example");
  }

  @Test
  void tellsNoticesOfStrangersAndServersApartFromMessages() {
    Conversation it = Conversation.inRoom("");
    it.server.say(
        ":irc.test NOTICE romeo :Maintenance",
        ":NickServ!s@services NOTICE romeo :Identify",
        ":ChanServ!s@services NOTICE romeo :[#room] Welcome",
        ":juliet!j@h NOTICE #room :Tea");
    assertThat(it.events.events(ServiceNotice.class))
        .extracting(notice -> notice.text().toString())
        .containsExactly("Maintenance", "NickServ: Identify");
    assertThat(it.events.events(RoomMessage.class))
        .extracting(RoomMessage::text)
        .containsExactly(
            new MessageText(Kind.NOTICE, "Welcome"), new MessageText(Kind.NOTICE, "Tea"));
  }

  @Test
  void connectsForAMessageAndGoesWhenTheConversationIsOver() {
    Conversation it = Conversation.begin();
    CompletableFuture<SendOutcome> sent = it.tell("bob", "Hello");
    it.welcome("romeo");
    it.pong();
    assertThat(sent).isCompletedWithValue(SendOutcome.accepted());
    it.pass(14 * 60);
    assertThat(it.server.isClosed()).isFalse();
    it.pass(2 * 60);
    assertThat(it.server.isClosed()).isTrue();
  }

  @Test
  void answersCtcpSparingly() {
    Conversation it = Conversation.inRoom("");
    for (int i = 0; i < 10; i++) {
      it.server.say(":juliet!j@h PRIVMSG romeo :\001PING " + i + "\001");
    }
    it.server.say(":juliet!j@h NOTICE romeo :\001VERSION x\001");
    assertThat(it.server.heard())
        .containsExactly(
            "NOTICE juliet :\001PING 0\001",
            "NOTICE juliet :\001PING 1\001",
            "NOTICE juliet :\001PING 2\001");
  }

  @Test
  void endsAConnectionWhoseServerIsSilent() {
    Conversation it = Conversation.inRoom("");
    CompletableFuture<SendOutcome> sent = it.say("Hello");
    it.pass(61);
    assertThat(sent).isCompletedWithValueMatching(SendOutcome.Unknown.class::isInstance);
  }
}
