package im.gangway.irc;

import static im.gangway.irc.Conversation.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.irc.line.BadLineException;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyEvent.RoomLeft;
import im.gangway.transport.LegacyEvent.RoomMessage;
import im.gangway.transport.LegacyEvent.ServiceNotice;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HostileServerTest {
  private static final List<String> COMMANDS =
      List.of(
          "JOIN", "PART", "QUIT", "KICK", "NICK", "MODE", "TOPIC", "PRIVMSG", "NOTICE", "INVITE",
          "PING", "PONG", "KILL", "CAP", "FAIL", "CHGHOST", "001", "005", "301", "322", "323",
          "332", "333", "341", "353", "366", "396", "401", "404", "433", "471", "482", "999");

  private static final List<String> PARAMS =
      List.of(
          "romeo",
          "#room",
          "#ROOM",
          "juliet",
          "",
          ":",
          "+ov-b",
          "-k",
          "*",
          "CASEMAPPING=ascii",
          "PREFIX=(",
          "PREFIX=",
          "CHANTYPES=",
          "NEW",
          "DEL",
          "\001ACTION",
          "\001VERSION\001",
          "\003",
          "x".repeat(3000),
          "\ud800",
          "#" + "y".repeat(2000),
          "@+juliet",
          "99999999999",
          "a!b@c",
          "LIST",
          "JOIN",
          "#room,#other",
          "0");

  @Test
  @DisplayName("L-05 no line of a server breaks the session")
  void survivesWhateverAServerSays() {
    Random random = new Random(42);
    for (int round = 0; round < 20; round++) {
      Conversation it = Conversation.inRoom(round % 2 == 0 ? "echo-message" : "");
      it.say("hello");
      it.session.changeNick(ROOM, "other");
      for (int i = 0; i < 2000; i++) {
        say(it, line(random));
      }
      it.session.close("");
    }
  }

  private static void say(Conversation it, String line) {
    try {
      it.server.say(line);
    } catch (BadLineException | IllegalArgumentException refusedByTheParser) {
      assertThat(refusedByTheParser.getStackTrace()[0].getClassName())
          .startsWith("im.gangway.irc.line");
    }
  }

  private static String line(Random random) {
    StringBuilder line = new StringBuilder();
    if (random.nextInt(8) > 0) {
      line.append(':').append(random.nextBoolean() ? "juliet!j@h" : "romeo!r@h").append(' ');
    }
    line.append(COMMANDS.get(random.nextInt(COMMANDS.size())));
    int params = random.nextInt(6);
    for (int i = 0; i < params; i++) {
      line.append(' ').append(i == params - 1 && random.nextBoolean() ? ":" : "");
      line.append(PARAMS.get(random.nextInt(PARAMS.size())));
    }
    return line.toString();
  }

  @Test
  void boundsWhatANetworkTells() {
    Conversation it = Conversation.inRoom("");
    for (int i = 0; i < 1000; i++) {
      it.server.say(":irc.test NOTICE romeo :spam " + i);
    }
    assertThat(it.events.events(ServiceNotice.class)).hasSize(20);
    it.pass(10);
    it.server.say(":irc.test NOTICE romeo :last");
    assertThat(it.events.events(ServiceNotice.class).get(20).text().toString())
        .startsWith("last")
        .contains("980 more");
  }

  @Test
  void tellsOfNobodyWhoCanHaveNoAddress() {
    Conversation it = Conversation.inRoom("");
    it.server.say(
        ":a\u00a0b!j@h JOIN #room",
        ":a\u0085b!j@h JOIN #room",
        ":juliet!j@h NICK a\u2028b",
        ":a\u00a0b!j@h PRIVMSG romeo :hello",
        ":a\u00a0b!j@h INVITE romeo #elsewhere");
    assertThat(it.events.events()).hasOnlyElementsOfType(ServiceNotice.class).hasSize(1);
  }

  @Test
  @DisplayName("L-05 colours and control characters are taken out")
  void takesFormattingOut() {
    Conversation it = Conversation.inRoom("");
    it.server.say(":juliet!j@h PRIVMSG #room :\00304,05red\003 \002bold\002 \007bell");
    assertThat(it.events.await(RoomMessage.class).text().text()).isEqualTo("red bold bell");
  }

  @Test
  void leavesAServerThatNamesTooManyPeople() {
    Conversation it = Conversation.begin();
    var joined = it.join(ROOM);
    it.welcome("romeo");
    it.server.say(":romeo!~romeo@client.test JOIN #room");
    for (int line = 0; line < 1001; line++) {
      it.server.say(":irc.test 353 romeo = #room :" + names(line * 50));
    }
    it.server.say(":irc.test 366 romeo #room :End");
    assertThat(it.server.isClosed()).isTrue();
    Conversation.assertFails(joined, FailureReason.CONTENT_REFUSED);
    assertThat(it.events.events(ServiceNotice.class))
        .anySatisfy(notice -> assertThat(notice.text().toString()).contains("more people"));
    it.pass(3600);
    assertThat(it.server.dialled()).hasSize(1);
  }

  private static String names(int first) {
    StringBuilder names = new StringBuilder();
    for (int i = first; i < first + 50; i++) {
      names.append('n').append(i).append(' ');
    }
    return names.toString();
  }

  @Test
  void leavesAServerThatPutsTheUserIntoTooManyChannels() {
    Conversation it = Conversation.inRoom("");
    for (int i = 0; i < 1000; i++) {
      it.server.say(":romeo!~romeo@client.test JOIN #forced" + i);
    }
    assertThat(it.server.isClosed()).isTrue();
    assertThat(it.events.events(RoomLeft.class)).hasSize(1);
    assertThat(it.events.events(ServiceNotice.class))
        .anySatisfy(notice -> assertThat(notice.text().toString()).contains("1000 channels"));
  }
}
