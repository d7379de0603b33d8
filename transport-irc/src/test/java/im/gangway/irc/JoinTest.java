package im.gangway.irc;

import static im.gangway.irc.Conversation.ROOM;
import static im.gangway.irc.Conversation.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.irc.wire.ConnectException;
import im.gangway.transport.FailureReason;
import im.gangway.transport.JoinRequest;
import im.gangway.transport.LegacyEvent.NetworkChanged;
import im.gangway.transport.LegacyEvent.NetworkState;
import im.gangway.transport.LegacyEvent.RoomEntered;
import im.gangway.transport.LegacyEvent.RoomInvitation;
import im.gangway.transport.LegacyEvent.RoomMessage;
import im.gangway.transport.Occupant;
import im.gangway.transport.Occupant.Affiliation;
import im.gangway.transport.Occupant.Role;
import im.gangway.transport.RoomAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoinTest {
  @Test
  @DisplayName("Q-01 a join connects, logs in, joins and tells everybody who is there")
  void connectsLogsInAndEnters() {
    Conversation it = Conversation.begin();
    CompletableFuture<Void> joined = it.join(ROOM);
    assertThat(it.server.heard())
        .containsExactly("CAP LS 302", "NICK romeo", "USER romeo 0 * romeo");
    it.welcome("romeo");
    assertThat(it.server.heard()).containsExactly("CAP END", "JOIN #room");
    it.letIn("romeo", "#room", "romeo @juliet +mercutio ~owner %half &admin");
    assertThat(joined).isCompleted();
    RoomEntered entered = it.events.await(RoomEntered.class);
    assertThat(entered.room()).isEqualTo(ROOM);
    assertThat(entered.ownNick()).isEqualTo("romeo");
    assertThat(entered.subject().orElseThrow().text()).isEqualTo("A topic");
    assertThat(entered.subject().orElseThrow().author()).contains("juliet");
    Map<String, String> standings =
        entered.occupants().stream()
            .collect(Collectors.toMap(Occupant::nick, o -> o.role() + " " + o.affiliation()));
    assertThat(standings)
        .containsEntry("romeo", "PARTICIPANT NONE")
        .containsEntry("mercutio", "PARTICIPANT MEMBER")
        .containsEntry("half", "MODERATOR MEMBER")
        .containsEntry("juliet", "MODERATOR ADMIN")
        .containsEntry("admin", "MODERATOR OWNER")
        .containsEntry("owner", "MODERATOR OWNER");
    assertThat(it.events.events(NetworkChanged.class))
        .extracting(NetworkChanged::state)
        .containsExactly(NetworkState.CONNECTING, NetworkState.CONNECTED);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @DisplayName("Q-03 ... Q-10 every refusal of a join reaches who asked")
  @CsvSource({
    "403, ROOM_UNKNOWN",
    "405, TOO_MANY_ROOMS",
    "437, ROOM_UNAVAILABLE",
    "471, ROOM_FULL",
    "473, INVITATION_REQUIRED",
    "474, BANNED",
    "475, ROOM_PASSWORD_WRONG",
    "476, ADDRESS_INVALID",
    "477, ACCOUNT_REQUIRED",
    "489, NOT_PERMITTED",
    "470, ROOM_UNAVAILABLE",
    "609, ROOM_UNAVAILABLE"
  })
  void tellsWhyARoomCannotBeEntered(String numeric, FailureReason reason) {
    Conversation it = Conversation.begin();
    CompletableFuture<Void> joined = it.join(ROOM);
    it.welcome("romeo");
    it.server.say(":irc.test " + numeric + " romeo #ROOM :No");
    assertFails(joined, reason);
    assertThat(it.server.heard())
        .as("quits when nothing is left")
        .last()
        .asString()
        .startsWith("QUIT");
  }

  @ParameterizedTest(name = "{0} is {1}")
  @DisplayName("Q-02, Q-09 nick in use, nick not allowed")
  @CsvSource({"433, NICK_IN_USE", "436, NICK_IN_USE", "432, NICK_INVALID"})
  void tellsWhyTheNickCannotBeHad(String numeric, FailureReason reason) {
    Conversation it = Conversation.begin();
    CompletableFuture<Void> joined = it.join(ROOM);
    it.server.say(":irc.test CAP * LS :", ":irc.test " + numeric + " * romeo :Not this nick");
    assertFails(joined, reason);
    assertThat(it.server.isClosed()).isTrue();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @DisplayName("Q-07 a network that cannot be reached")
  @CsvSource({
    "UNKNOWN_HOST, NETWORK_UNKNOWN",
    "UNREACHABLE, NETWORK_UNREACHABLE",
    "TIMED_OUT, NETWORK_UNREACHABLE",
    "TLS, NETWORK_UNREACHABLE",
    "FORBIDDEN_ADDRESS, NETWORK_NOT_ALLOWED"
  })
  void tellsWhyTheNetworkCannotBeReached(ConnectException.Kind kind, FailureReason reason) {
    Conversation it = Conversation.begin();
    it.server.refuse(kind);
    assertFails(it.join(ROOM), reason);
    assertThat(it.events.events(NetworkChanged.class))
        .extracting(NetworkChanged::state)
        .containsExactly(NetworkState.CONNECTING, NetworkState.DISCONNECTED);
  }

  @Test
  void tellsThatThePasswordIsWrong() {
    Conversation it = Conversation.begin();
    CompletableFuture<Void> joined = it.join(ROOM);
    it.server.say(":irc.test CAP * LS :", ":irc.test 464 * :Password incorrect");
    assertFails(joined, FailureReason.CREDENTIALS_REFUSED);
  }

  @Test
  void givesUpAJoinThatIsNeverAnswered() {
    Conversation it = Conversation.begin();
    CompletableFuture<Void> joined = it.join(ROOM);
    it.welcome("romeo");
    it.pass(29);
    assertThat(joined).isNotDone();
    it.pass(2);
    assertFails(joined, FailureReason.ROOM_UNAVAILABLE);
  }

  @Test
  void givesUpALoginThatIsNeverAnswered() {
    Conversation it = Conversation.begin();
    CompletableFuture<Void> joined = it.join(ROOM);
    it.pass(61);
    assertFails(joined, FailureReason.NETWORK_UNREACHABLE);
  }

  @Test
  void mergesJoinsWithKeysFirst() {
    Conversation it = Conversation.begin();
    it.join(new RoomAddress("#a%test.example"));
    it.session.join(
        new JoinRequest(new RoomAddress("#b%test.example"), "romeo", Optional.of("secret")));
    it.join(new RoomAddress("#c%test.example"));
    it.welcome("romeo");
    assertThat(it.server.heard()).last().isEqualTo("JOIN #b,#a,#c secret");
    assertThat(it.server.dialled()).hasSize(1);
  }

  @Test
  void entersAgainWithoutAskingTheNetworkAgain() {
    Conversation it = Conversation.inRoom("");
    assertThat(it.join(ROOM)).isCompleted();
    assertThat(it.events.events(RoomEntered.class)).hasSize(1);
    assertThat(it.server.heard()).isEmpty();
  }

  @Test
  void keepsWhatIsSaidBeforeAllNamesAreKnown() {
    Conversation it = Conversation.begin();
    it.join(ROOM);
    it.welcome("romeo");
    it.server.say(
        ":romeo!r@h JOIN #room",
        ":juliet!j@h PRIVMSG #room :early",
        ":irc.test 353 romeo = #room :romeo juliet",
        ":irc.test 366 romeo #room :End");
    assertThat(it.events.events().subList(2, 4))
        .hasExactlyElementsOfTypes(RoomEntered.class, RoomMessage.class);
  }

  @Test
  void entersWithTheNamesThatCameIfTheyNeverEnd() {
    Conversation it = Conversation.begin();
    CompletableFuture<Void> joined = it.join(ROOM);
    it.welcome("romeo");
    it.server.say(":romeo!r@h JOIN #room", ":irc.test 353 romeo = #room :romeo juliet");
    it.pass(31);
    assertThat(joined).isCompleted();
    assertThat(it.events.await(RoomEntered.class).occupants()).hasSize(2);
  }

  @Test
  void knowsLargeChannelsWhole() {
    Conversation it = Conversation.begin();
    it.join(ROOM);
    it.welcome("romeo");
    it.server.say(":romeo!r@h JOIN #room");
    for (int i = 0; i < 20_000; i += 20) {
      String names =
          IntStream.range(i, i + 20).mapToObj(n -> "user" + n).collect(Collectors.joining(" "));
      it.server.say(":irc.test 353 romeo = #room :" + names);
    }
    it.server.say(":irc.test 366 romeo #room :End");
    assertThat(it.events.await(RoomEntered.class).occupants()).hasSize(20_001);
  }

  @Test
  void invitesIntoARoomThatTheNetworkPutsUsInto() {
    Conversation it = Conversation.inRoom("");
    it.letIn("romeo", "#elsewhere", "romeo");
    RoomAddress room = new RoomAddress("#elsewhere%test.example");
    assertThat(it.events.await(RoomInvitation.class).room()).isEqualTo(room);
    assertThat(it.events.events(RoomEntered.class)).isEmpty();
    assertThat(it.join(room)).isCompleted();
    assertThat(it.events.events(RoomEntered.class)).hasSize(1);
  }

  @Test
  void leavesTheLastRoomAndTheNetwork() {
    Conversation it = Conversation.inRoom("");
    it.session.leave(ROOM, "bye\r\nQUIT");
    assertThat(it.server.heard())
        .contains("PART #room :bye QUIT")
        .last()
        .asString()
        .startsWith("QUIT");
    assertThat(it.server.isClosed()).isTrue();
  }

  @Test
  void staysForOtherRooms() {
    Conversation it = Conversation.inRoom("");
    it.join(new RoomAddress("#other%test.example"));
    it.session.leave(ROOM, "");
    assertThat(it.server.heard()).contains("JOIN #other", "PART #room");
    assertThat(it.server.isClosed()).isFalse();
  }

  @Test
  void leavesARoomThatLetsUsInTooLate() {
    Conversation it = Conversation.inRoom("");
    RoomAddress other = new RoomAddress("#other%test.example");
    CompletableFuture<Void> joined = it.join(other);
    it.session.leave(other, "");
    assertThat(joined).isCompletedExceptionally();
    it.letIn("romeo", "#other", "romeo");
    assertThat(it.events.events()).isEmpty();
    assertThat(it.server.heard()).contains("JOIN #other", "PART #other");
  }

  @Test
  @DisplayName("Q-09, K-19 nicks and channels that would be commands are refused at once")
  void refusesNamesThatAreNoNames() {
    Conversation it = Conversation.begin();
    for (String nick : List.of("x\r\nQUIT", "a b", "", ":a", "a!b", "a\0")) {
      assertFails(
          it.session.join(new JoinRequest(ROOM, nick, Optional.empty())),
          FailureReason.NICK_INVALID);
    }
    for (String room :
        List.of("#a,0%test.example", "#a\r\nQUIT%test.example", "#a b%test.example")) {
      assertFails(it.join(new RoomAddress(room)), FailureReason.ADDRESS_INVALID);
    }
    assertFails(
        it.session.join(new JoinRequest(ROOM, "romeo", Optional.of("a\r\nQUIT"))),
        FailureReason.ROOM_PASSWORD_WRONG);
    assertThat(it.server.dialled()).isEmpty();
  }

  @Test
  @DisplayName("Q-32 a server folds case as RFC 1459 does")
  void findsTheRoomInAnotherSpelling() {
    Conversation it = Conversation.begin();
    RoomAddress room = new RoomAddress("#a[b]%test.example");
    CompletableFuture<Void> joined = it.join(room);
    it.welcome("romeo").letIn("romeo", "#A{B}", "romeo @juliet");
    assertThat(joined).isCompleted();
    assertThat(it.events.await(RoomEntered.class).room()).isEqualTo(room);
    assertThat(it.events.await(RoomEntered.class).occupants())
        .extracting(Occupant::role, Occupant::affiliation)
        .contains(org.assertj.core.groups.Tuple.tuple(Role.MODERATOR, Affiliation.ADMIN));
  }
}
