package im.gangway.demo;

import im.gangway.peers.IrcClient;
import im.gangway.peers.RoomEntry;
import im.gangway.peers.XmppClient;
import java.util.Set;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smackx.muc.packet.MUCUser;

/** What alice, on XMPP, and bob, on IRC, say to each other, and what each must see of it. */
final class Conversation {
  static final String CHANNEL = "#garden";

  private static final String ALICE = "alice";
  private static final String ALICE_AFTER = "alicia";
  private static final String BOB = "bob";
  private static final int OWN_PRESENCE = 110;
  private static final int NEW_NICK = 303;

  private final XmppClient alice;
  private final IrcClient bob;
  private final String room = Stage.room(CHANNEL);

  Conversation(XmppClient alice, IrcClient bob) {
    this.alice = alice;
    this.bob = bob;
  }

  /** Plays the steps in order; the first that fails ends it with an {@link AssertionError}. */
  void play(Script script) {
    script.step(Act.bob("is in " + CHANNEL), () -> bob.join(CHANNEL));
    script.step(Act.alice("enters the room " + room), this::enter);
    script.step(Act.bob("says: Good morning, alice!"), () -> bobSays("Good morning, alice!"));
    script.step(
        Act.alice("says: Morning, bob. The tulips are out ✿"),
        () -> aliceSays("Morning, bob. The tulips are out ✿"));
    script.step(
        Act.alice("whispers to bob: Did you bring the keys?"),
        () -> aliceWhispers("Did you bring the keys?"));
    script.step(
        Act.bob("whispers to alice: Under the third pot."),
        () -> bobWhispers("Under the third pot."));
    script.step(Act.alice("is called " + ALICE_AFTER + " from now on"), this::rename);
    script.step(Act.alice("leaves"), this::leave);
  }

  private void enter() {
    RoomEntry entry = alice.joinRoom(room, ALICE);
    check(entry.nick().equals(ALICE), "alice became " + entry.nick());
    check(entry.occupants().contains(BOB), "alice sees only " + entry.occupants());
    bob.expect("alice's JOIN", line -> line.startsWith(":alice!") && line.contains(" JOIN "));
  }

  private void bobSays(String words) {
    bob.say(CHANNEL, words);
    alice.expectMessage(room + "/" + BOB, words);
  }

  private void aliceSays(String words) {
    String id = alice.say(room, words);
    bob.expectMessage(ALICE, CHANNEL, words);
    Message reflected = alice.expectMessage(room + "/" + ALICE, words);
    check(id.equals(reflected.getStanzaId()), "alice's own message came back with another id");
  }

  private void aliceWhispers(String words) {
    alice.whisper(room + "/" + BOB, words);
    bob.expectMessage(ALICE, BOB, words);
  }

  private void bobWhispers(String words) {
    bob.say(ALICE, words);
    Set<String> bobs = Set.of(room + "/" + BOB, Stage.person(BOB));
    alice.expectMessage(
        "bob's whisper",
        each ->
            words.equals(each.getBody())
                && each.getType() == Message.Type.chat
                && bobs.contains(String.valueOf(each.getFrom())));
  }

  private void rename() {
    alice.changeNick(room, ALICE_AFTER);
    bob.expect("alice's NICK", line -> line.matches(":alice!\\S+ NICK :?" + ALICE_AFTER));
    alice.expectPresence("303", each -> has(each, NEW_NICK) && has(each, OWN_PRESENCE));
    alice.expectPresence(
        "the presence of " + ALICE_AFTER,
        each -> isFrom(each, ALICE_AFTER) && has(each, OWN_PRESENCE));
  }

  private void leave() {
    alice.leave(room, ALICE_AFTER);
    bob.expect(
        "alice's PART or QUIT",
        line -> line.matches(":" + ALICE_AFTER + "!\\S+ (PART|QUIT)( .*)?"));
    alice.expectPresence(
        "the end of the own presence",
        each -> each.getType() == Presence.Type.unavailable && isFrom(each, ALICE_AFTER));
  }

  private boolean isFrom(Presence presence, String nick) {
    return (room + "/" + nick).equals(String.valueOf(presence.getFrom()));
  }

  private static boolean has(Presence presence, int code) {
    MUCUser user = MUCUser.from(presence);
    return user != null && user.getStatus().stream().anyMatch(each -> each.getCode() == code);
  }

  private static void check(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }
}
