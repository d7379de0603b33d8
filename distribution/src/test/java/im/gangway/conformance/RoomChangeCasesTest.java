package im.gangway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.gangway.peers.IrcClient;
import java.util.ArrayList;
import java.util.List;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Group Q: nicks, kicks, quits and lost connections. */
class RoomChangeCasesTest extends GatewayCase {
  private static final String ADMIN = "http://jabber.org/protocol/muc#admin";

  @Test
  @DisplayName("Q-17 a nick change: 303 with the new nick, then 110 under it")
  void changesTheNick() {
    IrcClient bob = person("bob", "#garden");
    join(ALICE, ROOM, "alice");
    send("<presence from='%s' to='%s/alicia'/>", ALICE, ROOM);
    Element gone = nextPresence(ALICE, "alice");
    assertThat(gone.attributeValue("type")).isEqualTo("unavailable");
    assertThat(codes(gone)).contains("303", "110");
    assertThat(item(gone).attributeValue("nick")).isEqualTo("alicia");
    assertThat(codes(nextPresence(ALICE, "alicia"))).contains("110");
    bob.expect("NICK", l -> l.startsWith(":alice!") && l.contains("NICK") && l.endsWith("alicia"));
  }

  @Test
  @DisplayName("Q-18 the new nick is taken")
  void refusesATakenNick() {
    person("bob", "#garden");
    join(ALICE, ROOM, "alice");
    send("<presence from='%s' to='%s/bob'/>", ALICE, ROOM);
    Element error = nextTo(ALICE, "an error", s -> "error".equals(s.attributeValue("type")));
    expectError(error, "conflict", "cancel");
    assertThat(error.attributeValue("from")).isEqualTo(ROOM + "/bob");
  }

  @Test
  @DisplayName("Q-19 the network changes the nick by force")
  void showsAForcedNick() {
    join(ALICE, ROOM, "alice");
    irc().raw("alice", ":alice!a@h NICK :Guest1");
    Element gone = nextPresence(ALICE, "alice");
    assertThat(codes(gone)).contains("303", "110");
    assertThat(codes(nextPresence(ALICE, "Guest1"))).contains("110", "210");
  }

  @Test
  @DisplayName("Q-17 somebody else's nick change: 303")
  void showsOthersNicks() {
    IrcClient bob = person("bob", "#garden");
    join(ALICE, ROOM, "alice");
    bob.send("NICK robert");
    Element gone = nextPresence(ALICE, "bob");
    assertThat(codes(gone)).contains("303").doesNotContain("110");
    assertThat(item(gone).attributeValue("nick")).isEqualTo("robert");
    assertThat(nextPresence(ALICE, "robert").attributeValue("type")).isNull();
  }

  @Test
  @DisplayName("Q-20 kicked: 307, actor and reason; others' kicks too")
  void showsKicks() {
    IrcClient bob = person("bob", "#garden");
    person("carol", "#garden");
    irc().mode("#garden", "+o", "bob");
    join(ALICE, ROOM, "alice");
    bob.send("KICK #garden carol :too loud");
    Element carol = nextPresence(ALICE, "carol");
    assertThat(codes(carol)).contains("307").doesNotContain("110");
    assertThat(item(carol).attributeValue("role")).isEqualTo("none");
    assertThat(item(carol).elementText("reason")).isEqualTo("too loud");
    bob.send("KICK #garden alice :you too");
    Element self = nextPresence(ALICE, "alice");
    assertThat(codes(self)).contains("307", "110");
    assertThat(item(self).element("actor").attributeValue("nick")).isEqualTo("bob");
    assertThat(item(self).elementText("reason")).isEqualTo("you too");
    say(ALICE, "m1", "am I in?");
    expectError(next("message", "m1"), "not-acceptable", "modify");
  }

  @Test
  @DisplayName("Q-20 a netsplit: everybody who quit leaves, once")
  void showsNetsplits() {
    List<IrcClient> many = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      many.add(person("split" + i, "#garden"));
    }
    join(ALICE, ROOM, "alice");
    many.forEach(one -> one.send("QUIT :irc.a irc.b"));
    for (int i = 0; i < 20; i++) {
      assertThat(nextPresence(ALICE, "split" + i).attributeValue("type")).isEqualTo("unavailable");
    }
    assertThat(fence()).isEmpty();
  }

  @Test
  @DisplayName("Q-21 the connection is lost: 110 and 332 or 333, and back by itself")
  void returnsAfterALostConnection() {
    person("bob", "#garden");
    join(ALICE, ROOM, "alice");
    irc().disconnect("alice", "Ping timeout");
    Element gone = nextPresence(ALICE, "alice");
    assertThat(gone.attributeValue("type")).isEqualTo("unavailable");
    assertThat(codes(gone)).contains("110").containsAnyOf("332", "333");
    Element back = nextPresence(ALICE, "alice");
    assertThat(codes(back)).contains("110");
    await().until(() -> irc().members("#garden").contains("alice"));
  }

  @Test
  @DisplayName("Q-21 the IRC server restarts: everybody is back in the room by themselves")
  void returnsAfterARestart() {
    join(ALICE, ROOM, "alice");
    irc().kill();
    assertThat(nextPresence(ALICE, "alice").attributeValue("type")).isEqualTo("unavailable");
    irc().restart();
    assertThat(codes(nextPresence(ALICE, "alice"))).contains("110");
    say(ALICE, "m1", "I am back");
    nextBody(ALICE, "I am back");
  }

  @Test
  @DisplayName("kick and voice by the user, and their refusal (Q-23 in part)")
  void moderates() {
    join(ALICE, ROOM, "alice");
    irc().mode("#garden", "+o", "alice");
    nextPresence(ALICE, "alice");
    IrcClient bob = person("bob", "#garden");
    nextPresence(ALICE, "bob");
    String set =
        "<iq type='set' from='%s' to='%s' id='%s'><query xmlns='"
            + ADMIN
            + "'><item nick='bob' %s/></query></iq>";
    send(set, ALICE, ROOM, "a1", "affiliation='member'");
    assertThat(next("iq", "a1").attributeValue("type")).isEqualTo("result");
    assertThat(item(nextPresence(ALICE, "bob")).attributeValue("affiliation")).isEqualTo("member");
    send(set, ALICE, ROOM, "a2", "role='none'");
    assertThat(next("iq", "a2").attributeValue("type")).isEqualTo("result");
    bob.expect("KICK #garden bob");
    irc().mode("#garden", "-o", "alice");
    nextPresence(ALICE, "alice");
    person("carol", "#garden");
    send(
        "<iq type='set' from='%s' to='%s' id='a3'><query xmlns='%s'><item nick='carol' role='none'/></query></iq>",
        ALICE, ROOM, ADMIN);
    assertThat(next("iq", "a3").attributeValue("type")).isEqualTo("error");
  }

  @Test
  @DisplayName("N-07 the XMPP server restarts: the IRC session is kept and nobody sees a quit")
  void keepsIrcOverARestartOfTheXmppServer() {
    IrcClient bob = person("bob", "#garden");
    join(ALICE, ROOM, "alice");
    bob.expect("alice joins", l -> l.startsWith(":alice!") && l.contains(" JOIN "));
    xmpp().stop();
    component().awaitGone();
    bob.say("#garden", "while you were away");
    xmpp().restart();
    component().awaitReady();
    nextBody(ALICE, "while you were away");
    assertThat(bob.unread()).noneMatch(l -> l.startsWith(":alice!"));
  }
}
