package im.gangway.core.room;

import static im.gangway.core.room.RoomStage.R;
import static im.gangway.core.room.RoomStage.R1;
import static im.gangway.core.room.RoomStage.R2;
import static im.gangway.core.room.RoomStage.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.LegacyEvent.Subject;
import im.gangway.transport.LegacyEvent.SubjectChanged;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RoomDiscoTest {
  private final RoomStage stage = new RoomStage().joined();

  private String ask(String from, String what, String node) {
    stage.client(
        from,
        "<iq id='d1' type='get' to='"
            + R
            + "'><query xmlns='http://jabber.org/protocol/disco#"
            + what
            + "'"
            + node
            + "/></iq>");
    return String.join("", stage.sent());
  }

  @Test
  @DisplayName("Q-26 who is in a room learns its subject and how many are there")
  void describesTheRoomToWhoIsThere() {
    stage.network(
        new SubjectChanged(ROOM, new Subject("Love", Optional.empty(), Optional.empty())));
    stage.sent();

    assertThat(ask(R1, "info", ""))
        .contains(
            "<identity category='conference' type='irc'",
            "<feature var='http://jabber.org/protocol/muc'/>",
            "<feature var='http://jabber.org/protocol/muc#self-ping-optimization'/>",
            "<value>http://jabber.org/protocol/muc#roominfo</value>",
            "<field var='muc#roominfo_occupants'",
            "<value>2</value>",
            "<value>Love</value>");
  }

  @Test
  @DisplayName("Q-26 who is not in a room learns what it can do, not who is there")
  void tellsNobodyElse() {
    assertThat(ask(R2, "info", ""))
        .contains("<feature var='http://jabber.org/protocol/muc'/>")
        .doesNotContain("roominfo");
    assertThat(ask(R2, "items", "")).contains("type='result'").doesNotContain("<item ");
    assertThat(ask(R1, "items", "")).contains(R + "/nurse", R + "/romeo");
  }

  @Test
  void tellsTheOwnNick() {
    assertThat(ask(R1, "info", " node='x-roomuser-item'"))
        .contains("<identity category='conference' type='text' name='romeo'/>");
    assertThat(ask(R2, "info", " node='x-roomuser-item'"))
        .contains("type='result'")
        .doesNotContain("<identity");
  }
}
