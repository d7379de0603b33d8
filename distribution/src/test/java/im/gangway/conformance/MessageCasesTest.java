package im.gangway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.peers.IrcClient;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups K and L as far as a real network shows more than a scripted one. */
class MessageCasesTest extends GatewayCase {
  private static final String BOB = "bob%tiny@" + GATEWAY;
  private static final String OMEMO =
      "<encrypted xmlns='eu.siacs.conversations.axolotl'/>"
          + "<body>I sent you an OMEMO encrypted message</body>";

  private void tell(String to, String type, String id, String within) {
    send(
        "<message type='%s' from='%s' to='%s' id='%s'>%s</message>",
        type, ALICE, escaped(to), id, within);
  }

  @Test
  @DisplayName("K-02 a subject is put before the text")
  void putsTheSubjectBeforeTheText() {
    IrcClient bob = person("bob");
    tell(BOB, "normal", "m1", "<subject>Tonight</subject><body>Come</body>");
    bob.expectMessage("alice", "bob", "[Tonight] Come");
  }

  @Test
  @DisplayName("K-19 no text, subject or action becomes a second command")
  void letsNoTextBecomeACommand() {
    IrcClient bob = person("bob", "#garden");
    join(ALICE, ROOM, "alice");
    tell(BOB, "chat", "m1", "<body>x&#13;&#10;QUIT :one</body>");
    bob.expectMessage("alice", "bob", "QUIT :one");
    tell(BOB, "chat", "m2", "<subject>y&#13;&#10;QUIT :two</subject><body>z</body>");
    bob.expectMessage("alice", "bob", "[y QUIT :two] z");
    tell(BOB, "chat", "m3", "<body>/me a&#13;QUIT :three</body>");
    bob.expect("QUIT :three");
    tell(ROOM, "groupchat", "m4", "<body>still&#10;here</body>");
    bob.expectMessage("alice", "#garden", "still");
    assertThat(bob.unread()).noneMatch(line -> line.matches("\\S+ QUIT .*"));
  }

  @Test
  @DisplayName("K-21 K-22 an out-of-band address is text, once")
  void sendsAddressesOnce() {
    IrcClient bob = person("bob");
    String url = "http://127.0.0.1:9/a.jpg";
    String oob = "<x xmlns='jabber:x:oob'><url>" + url + "</url></x>";
    tell(BOB, "chat", "m1", "<body>" + url + "</body>" + oob);
    bob.expectMessage("alice", "bob", url);
    tell(BOB, "chat", "m2", "<body>end</body>");
    bob.expectMessage("alice", "bob", "end");
    assertThat(bob.unread()).noneMatch(line -> line.contains(url));
  }

  @Test
  @DisplayName("K-27 encrypted messages do not pass, to nobody")
  void refusesEncryptedMessages() {
    IrcClient bob = person("bob", "#garden");
    join(ALICE, ROOM, "alice");
    tell(BOB, "chat", "m1", OMEMO);
    tell(ROOM, "groupchat", "m2", OMEMO);
    tell(ROOM + "/bob", "chat", "m3", OMEMO);
    for (String id : new String[] {"m1", "m2", "m3"}) {
      Element error = next("message", id);
      expectError(error, "not-acceptable", "modify");
      assertThat(error.element("error").elementText("text")).contains("End-to-end encryption");
    }
    tell(BOB, "chat", "m4", "<body>end</body>");
    bob.expectMessage("alice", "bob", "end");
    assertThat(bob.unread()).noneMatch(line -> line.contains("OMEMO"));
  }

  @ParameterizedTest(name = "K-24 K-25 in a room: {0}")
  @ValueSource(
      strings = {
        "<reactions xmlns='urn:xmpp:reactions:0' id='x'><reaction>a</reaction></reactions>",
        "<retract xmlns='urn:xmpp:message-retract:1' id='x'/>"
      })
  void refusesWhatARoomCannotShow(String within) {
    join(ALICE, ROOM, "alice");
    tell(ROOM, "groupchat", "m1", within + "<body>fallback</body>");
    expectError(next("message", "m1"), "feature-not-implemented", "cancel");
  }

  @Test
  @DisplayName("K-26 the quotation of a reply is taken out; own clients see it as it was")
  void stripsQuotations() {
    IrcClient bob = person("bob", "#garden");
    join(ALICE, ROOM, "alice");
    tell(
        ROOM,
        "groupchat",
        "m1",
        "<body>&gt; hi\nGreat</body><reply xmlns='urn:xmpp:reply:0' id='x'/>"
            + "<fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'>"
            + "<body start='0' end='5'/></fallback>");
    bob.expectMessage("alice", "#garden", "Great");
    assertThat(nextBody(ALICE, "> hi\nGreat").element("reply")).isNotNull();
    assertThat(bob.unread()).noneMatch(line -> line.contains("> hi"));
  }

  @Test
  @DisplayName("K-15 IRC tells nothing of deliveries")
  void promisesNoReceipts() {
    IrcClient bob = person("bob");
    tell(BOB, "chat", "m1", "<body>hi</body><request xmlns='urn:xmpp:receipts'/>");
    bob.expectMessage("alice", "bob", "hi");
    assertThat(fence()).noneMatch(stanza -> stanza.asXML().contains("urn:xmpp:receipts"));
  }

  @Test
  @DisplayName("L-01 I-09 a message has an origin-id, and the first one the sender's nick")
  void introducesTheSender() {
    IrcClient bob = person("bob");
    chat(BOB, "m1", "hi");
    bob.expectMessage("alice", "bob", "hi");
    bob.say("alice", "hello");
    Element message = nextBody("alice@example.org", "hello");
    assertThat(message.elementText("nick")).isEqualTo("bob");
    assertThat(message.element("origin-id").attributeValue("id"))
        .isEqualTo(message.attributeValue("id"));
    bob.say("alice", "again");
    assertThat(nextBody("alice@example.org", "again").element("nick")).isNull();
  }

  @Test
  @DisplayName("K-31 sent again is sent once")
  void recognisesRepetitions() {
    IrcClient bob = person("bob");
    chat(BOB, "m1", "one");
    chat(BOB, "m1", "one");
    chat(BOB, "m2", "two");
    bob.expectMessage("alice", "bob", "two");
    assertThat(bob.unread().stream().filter(line -> line.endsWith("one"))).hasSize(1);
  }
}
