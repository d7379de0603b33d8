package im.gangway.irc;

import static im.gangway.irc.Conversation.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.irc.wire.ConnectException;
import im.gangway.transport.JoinRequest;
import im.gangway.transport.LegacyEvent.Departure;
import im.gangway.transport.LegacyEvent.NetworkChanged;
import im.gangway.transport.LegacyEvent.NetworkState;
import im.gangway.transport.LegacyEvent.RoomEntered;
import im.gangway.transport.LegacyEvent.RoomLeft;
import im.gangway.transport.RoomAddress;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReconnectTest {
  @Test
  @DisplayName("Q-21 comes back into all rooms, with their keys")
  void comesBack() {
    Conversation it = Conversation.inRoom("");
    it.session.join(
        new JoinRequest(new RoomAddress("#key%test.example"), "romeo", Optional.of("secret")));
    it.letIn("romeo", "#key", "romeo");
    it.events.forget();
    it.server.hangUp("Server restarts");
    assertThat(it.events.events(RoomLeft.class))
        .extracting(RoomLeft::how)
        .containsExactly(Departure.DISCONNECTED, Departure.DISCONNECTED);
    assertThat(it.events.await(NetworkChanged.class).state()).isEqualTo(NetworkState.RECONNECTING);
    it.pass(2);
    assertThat(it.server.dialled()).hasSize(2);
    it.welcome("romeo");
    assertThat(it.server.heard()).last().isEqualTo("JOIN #key,#room secret");
    it.letIn("romeo", "#key", "romeo").letIn("romeo", "#room", "romeo juliet");
    assertThat(it.events.events(RoomEntered.class)).hasSize(2);
  }

  @Test
  void triesOftenInTheFirstMinuteAndSeldomLater() {
    Conversation it = Conversation.inRoom("");
    it.server.refuse(ConnectException.Kind.UNREACHABLE);
    it.server.hangUp("Server restarts");
    it.pass(60);
    int early = it.server.dialled().size() - 1;
    assertThat(early).isBetween(6, 14);
    it.pass(3600);
    assertThat(it.server.dialled().size() - 1 - early).isBetween(11, 35);
    it.server.refuse(null);
    int failed = it.server.dialled().size();
    for (int second = 0; second < 301 && it.server.dialled().size() == failed; second++) {
      it.pass(1);
    }
    it.welcome("romeo");
    assertThat(it.server.heard()).last().isEqualTo("JOIN #room");
  }

  @Test
  void waitsAMinuteWhenThrottled() {
    Conversation it = Conversation.inRoom("");
    it.server.say("ERROR :Closing link: Trying to reconnect too fast");
    it.server.hangUp("closed");
    it.pass(59);
    assertThat(it.server.dialled()).hasSize(1);
    it.pass(10);
    assertThat(it.server.dialled()).hasSize(2);
  }

  @Test
  void takesAnotherNickRatherThanStayAway() {
    Conversation it = Conversation.inRoom("");
    it.server.hangUp("Ping timeout");
    it.pass(2);
    it.server.say(":irc.test CAP * LS :", ":irc.test 433 * romeo :Nickname is already in use");
    assertThat(it.server.heard()).contains("NICK romeo_");
    it.server.say(":irc.test 001 romeo_ :Welcome", ":irc.test 422 romeo_ :None");
    it.letIn("romeo_", "#room", "romeo_");
    assertThat(it.events.await(RoomEntered.class).ownNick()).isEqualTo("romeo_");
  }

  @Test
  void tellsForGoodThatARoomIsClosedNow() {
    Conversation it = Conversation.inRoom("");
    it.server.hangUp("Server restarts");
    it.pass(2);
    it.welcome("romeo");
    it.events.forget();
    it.server.say(":irc.test 474 romeo #room :You are banned");
    assertThat(it.events.await(RoomLeft.class).how()).isEqualTo(Departure.LEFT);
    assertThat(it.server.isClosed()).isTrue();
  }

  @Test
  void staysAwayIfTheAdminSaysSo() {
    Conversation it = Conversation.with(Map.of("reconnect", false), scope -> Map.of());
    it.join(ROOM);
    it.welcome("romeo").letIn("romeo", "#room", "romeo");
    it.server.hangUp("gone");
    assertThat(it.events.events(RoomLeft.class))
        .extracting(RoomLeft::how)
        .containsExactly(Departure.DISCONNECTED, Departure.LEFT);
    it.pass(600);
    assertThat(it.server.dialled()).hasSize(1);
  }

  @Test
  void doesNotComeBackOnceClosed() {
    Conversation it = Conversation.inRoom("");
    it.server.hangUp("gone");
    it.events.forget();
    it.session.close("bye");
    it.session.close("bye");
    it.pass(600);
    assertThat(it.server.dialled()).hasSize(1);
    assertThat(it.events.events()).isEmpty();
  }

  @Test
  void forgetsARoomThatIsLeftMeanwhile() {
    Conversation it = Conversation.inRoom("");
    it.server.hangUp("gone");
    it.session.leave(ROOM, "");
    it.pass(600);
    assertThat(it.server.dialled()).hasSize(1);
  }
}
