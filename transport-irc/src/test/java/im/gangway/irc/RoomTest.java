package im.gangway.irc;

import static im.gangway.irc.Conversation.ROOM;
import static im.gangway.irc.Conversation.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.ContactStatus;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.Departure;
import im.gangway.transport.LegacyEvent.OccupantChanged;
import im.gangway.transport.LegacyEvent.OccupantEntered;
import im.gangway.transport.LegacyEvent.OccupantLeft;
import im.gangway.transport.LegacyEvent.OccupantRenamed;
import im.gangway.transport.LegacyEvent.RoomInvitation;
import im.gangway.transport.LegacyEvent.RoomLeft;
import im.gangway.transport.LegacyEvent.SubjectChanged;
import im.gangway.transport.NetworkAddress;
import im.gangway.transport.Occupant.Affiliation;
import im.gangway.transport.Occupant.Role;
import im.gangway.transport.RoomSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomTest {
  private final Conversation it = Conversation.inRoom("");

  @Test
  void tellsWhoComesAndGoes() {
    it.server.say(
        ":nurse!n@h JOIN #room", ":nurse!n@h PART #room :bye", ":mercutio!m@h QUIT :Dead");
    OccupantEntered entered = it.events.await(OccupantEntered.class);
    assertThat(entered.occupant().identity()).contains("n@h");
    assertThat(it.events.events(OccupantLeft.class))
        .extracting(OccupantLeft::nick, OccupantLeft::how, OccupantLeft::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("nurse", Departure.LEFT, "bye"),
            org.assertj.core.groups.Tuple.tuple("mercutio", Departure.QUIT, "Dead"));
  }

  @Test
  @DisplayName("Q-20 a netsplit is one departure for each who was there, once")
  void tellsASplitOnce() {
    it.server.say(
        ":juliet!j@h QUIT :a.test b.test",
        ":mercutio!m@h QUIT :a.test b.test",
        ":stranger!s@h QUIT :a.test b.test",
        ":juliet!j@h QUIT :a.test b.test");
    assertThat(it.events.events())
        .hasSize(2)
        .allMatch(event -> event instanceof OccupantLeft left && left.how() == Departure.QUIT);
  }

  @Test
  @DisplayName("Q-20 kick of another, and of oneself")
  void tellsKicks() {
    it.server.say(":juliet!j@h KICK #room mercutio :out");
    assertThat(it.events.await(OccupantLeft.class).actor()).contains("juliet");
    it.server.say(":juliet!j@h KICK #room romeo :you too");
    RoomLeft left = it.events.await(RoomLeft.class);
    assertThat(left.how()).isEqualTo(Departure.KICKED);
    assertThat(left.text()).hasToString("you too");
    assertThat(it.server.isClosed()).isTrue();
  }

  @Test
  @DisplayName("Q-17 nick change")
  void changesItsNick() {
    CompletionStage<Void> done = it.session.changeNick(ROOM, "Romeo2");
    it.server.say(":juliet!j@h NICK capulet", ":romeo!r@h NICK :Romeo2");
    assertThat(done.toCompletableFuture()).isCompleted();
    List<OccupantRenamed> renamed = it.events.events(OccupantRenamed.class);
    assertThat(renamed).extracting(OccupantRenamed::nick).containsExactly("juliet", "romeo");
    assertThat(renamed.get(1).renamed().nick()).isEqualTo("Romeo2");
    assertThat(renamed).noneMatch(OccupantRenamed::forced);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @DisplayName("Q-18 nick change refused")
  @CsvSource({
    "433 romeo juliet, NICK_IN_USE",
    "436 romeo juliet, NICK_IN_USE",
    "432 romeo juliet, NICK_INVALID",
    "437 romeo juliet, NICK_IN_USE",
    "447 romeo, NOT_PERMITTED",
    "438 romeo juliet, RATE_LIMITED"
  })
  void tellsWhyTheNickIsNotChanged(String reply, FailureReason reason) {
    CompletionStage<Void> done = it.session.changeNick(ROOM, "juliet");
    it.server.say(":mercutio!m@h PRIVMSG #room :in between", ":irc.test " + reply + " :No");
    assertFails(done, reason);
  }

  @Test
  @DisplayName("Q-19 nick forced by the server")
  void tellsAForcedNick() {
    it.server.say(":romeo!r@h NICK Guest77");
    assertThat(it.events.await(OccupantRenamed.class).forced()).isTrue();
    it.say("still here");
    it.server.say(":Guest77!r@h PART #room");
    assertThat(it.events.events(RoomLeft.class)).hasSize(1);
  }

  @Test
  @DisplayName("Q-22 topic")
  void changesTheTopic() {
    CompletionStage<Void> set = it.session.changeSubject(ROOM, "one\ntwo");
    assertThat(it.server.heard()).startsWith("TOPIC #room :one two");
    it.server.say(":romeo!r@h TOPIC #room :one two");
    assertThat(set.toCompletableFuture()).isCompleted();
    assertThat(it.events.await(SubjectChanged.class).subject().author()).contains("romeo");
    CompletionStage<Void> denied = it.session.changeSubject(ROOM, "three");
    it.server.say(":irc.test 482 romeo #room :You're not channel operator");
    assertFails(denied, FailureReason.NOT_PERMITTED);
    assertFails(it.session.changeSubject(ROOM, "x".repeat(101)), FailureReason.TEXT_TOO_LONG);
  }

  @Test
  @DisplayName("Q-20 kick answered in spite of other lines")
  void kicks() {
    CompletionStage<Void> kick = it.session.kick(ROOM, "mercutio", "out");
    assertThat(it.server.heard()).startsWith("KICK #room mercutio out");
    it.server.say(
        ":juliet!j@h PRIVMSG #room :x",
        ":juliet!j@h MODE #room +v romeo",
        ":romeo!r@h KICK #room mercutio :out");
    assertThat(kick.toCompletableFuture()).isCompleted();
    assertFails(it.session.kick(ROOM, "nobody", ""), FailureReason.RECIPIENT_UNKNOWN);
    CompletionStage<Void> denied = it.session.kick(ROOM, "juliet", "");
    it.say("a message between");
    it.server.say(":irc.test 482 romeo #room :No");
    assertFails(denied, FailureReason.NOT_PERMITTED);
  }

  @ParameterizedTest(name = "{0} {1} is {2}")
  @DisplayName("Q-23 standing to modes")
  @CsvSource({
    "juliet, NONE, MODE #room -o juliet",
    "juliet, MEMBER, MODE #room -o+v juliet juliet",
    "juliet, OWNER, MODE #room +a juliet",
    "mercutio, ADMIN, MODE #room +o mercutio",
    "mercutio, NONE, MODE #room -v mercutio"
  })
  void changesStanding(String nick, Affiliation affiliation, String line) {
    CompletionStage<Void> done = it.session.changeStanding(ROOM, nick, null, affiliation);
    assertThat(it.server.heard()).startsWith(line);
    it.server.say(":romeo!r@h " + line);
    assertThat(done.toCompletableFuture()).isCompleted();
  }

  @Test
  @DisplayName("Q-23 modes to standing; nothing to do; not allowed")
  void tellsStanding() {
    it.server.say(":juliet!j@h MODE #room +o-v mercutio mercutio");
    OccupantChanged changed = it.events.await(OccupantChanged.class);
    assertThat(changed.occupant().role()).isEqualTo(Role.MODERATOR);
    assertThat(changed.occupant().affiliation()).isEqualTo(Affiliation.ADMIN);
    assertThat(it.events.events(OccupantChanged.class)).hasSize(1);
    CompletionStage<Void> nothing = it.session.changeStanding(ROOM, "juliet", Role.MODERATOR, null);
    assertThat(nothing.toCompletableFuture()).isCompleted();
    CompletionStage<Void> denied = it.session.changeStanding(ROOM, "juliet", Role.VISITOR, null);
    it.server.say(":irc.test 482 romeo #room :No");
    assertFails(denied, FailureReason.NOT_PERMITTED);
  }

  @Test
  @DisplayName("Q-25 invitations")
  void invites() {
    CompletionStage<Void> sent =
        it.session.invite(ROOM, new LegacyAddress("nurse%test.example"), "come");
    assertThat(it.server.heard()).startsWith("INVITE nurse #room");
    it.server.say(":irc.test 341 romeo nurse #room");
    assertThat(sent.toCompletableFuture()).isCompleted();
    CompletionStage<Void> refused =
        it.session.invite(ROOM, new LegacyAddress("juliet%test.example"), "");
    it.server.say(":irc.test 443 romeo juliet #room :is already on channel");
    assertThat(refused.toCompletableFuture()).isCompletedExceptionally();
    it.server.say(":juliet!j@h INVITE romeo :#balcony");
    assertThat(it.events.await(RoomInvitation.class).room().value())
        .isEqualTo("#balcony%test.example");
  }

  @Test
  @DisplayName("Q-26 the list of rooms is streamed")
  void listsRooms() {
    List<RoomSummary> rooms = new ArrayList<>();
    NetworkAddress network = new NetworkAddress("test.example");
    CompletionStage<Void> first = it.session.listRooms(network, rooms::add);
    CompletionStage<Void> second = it.session.listRooms(network, rooms::add);
    assertThat(it.server.heard()).containsExactly("LIST");
    it.server.say(
        ":irc.test 321 romeo Channel :Users", ":irc.test 322 romeo #a 12 :Talk \002bold\002");
    assertThat(rooms).extracting(RoomSummary::subject).containsExactly("Talk bold");
    it.server.say(":irc.test 322 romeo * 3 :hidden", ":irc.test 323 romeo :End");
    assertThat(first.toCompletableFuture()).isCompleted();
    assertThat(rooms).hasSize(1);
    assertThat(it.server.heard()).containsExactly("LIST");
    it.server.say(":irc.test 263 romeo LIST :Try again");
    assertFails(second, FailureReason.RATE_LIMITED);
  }

  @Test
  void showsItselfAway() {
    it.session.showPresence(ContactStatus.AWAY, "Lunch");
    it.session.showPresence(ContactStatus.AWAY, "Lunch");
    it.session.showPresence(ContactStatus.AVAILABLE, "");
    assertThat(it.server.heard()).containsExactly("AWAY Lunch", "AWAY");
  }

  @Test
  void stopsReadingWhileTheUserIsBehind() {
    it.events.congest();
    it.server.say(":juliet!j@h PRIVMSG #room :much");
    assertThat(it.server.isSuspended()).isTrue();
    it.events.relieve();
    assertThat(it.server.isSuspended()).isFalse();
  }
}
