package im.gangway.load;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.irc.line.IrcLine;
import im.gangway.scripted.ScriptedWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.dom4j.Element;

/**
 * Many users of a gateway, each with one channel, who all talk and are talked to; it sees both ends
 * of every conversation. Takes the component's stanzas over.
 */
final class Crowd {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String STRANGER = "stranger";

  private final ScriptedWorld world;
  private final List<Member> members = new ArrayList<>();
  private final Map<String, Member> byJid = new ConcurrentHashMap<>();

  Crowd(ScriptedWorld world) {
    this.world = world;
    world.component().onStanza(this::arrived);
  }

  private void arrived(Element stanza) {
    Member member = byJid.get(stanza.attributeValue("to"));
    if (member != null) {
      member.take(stanza);
    }
  }

  /** Lets so many users be there, all newcomers at once, and waits until each has entered. */
  void growTo(int users) {
    List<Member> newcomers = IntStream.range(members.size(), users).mapToObj(Member::new).toList();
    newcomers.forEach(member -> byJid.put(member.jid, member));
    members.addAll(newcomers);
    newcomers.forEach(this::join);
    await("everybody has entered", Member::hasEntered);
  }

  private void join(Member member) {
    world
        .component()
        .send(
            "<presence from='%s' to='%s/%s'><x xmlns='http://jabber.org/protocol/muc'/></presence>"
                .formatted(member.jid, member.room(), member.nick));
  }

  /** Everybody says so many messages and is told as many; waits until all have come. */
  void talk(int messages) {
    begin(messages);
    awaitAll();
  }

  /** The same, and does not wait. */
  void begin(int messages) {
    for (int i = 0; i < messages; i++) {
      for (Member member : members) {
        say(member, member.nextToSay());
        world.irc().say(member.channel, STRANGER, member.nextToTell());
      }
    }
  }

  void awaitAll() {
    await("everything has come", Member::hasAll);
  }

  /** Says again what was lost on its way to the gateway, which knows nothing of it. */
  void sayAgain() {
    members.forEach(member -> world.component().fence(member.jid));
    Map<String, List<String>> onIrc = spokenOnIrc();
    for (Member member : members) {
      List<String> arrived = onIrc.getOrDefault(member.nick, List.of());
      member.unreflected().stream()
          .filter(text -> !arrived.contains(text))
          .forEach(text -> say(member, text));
    }
  }

  /** How many messages users got more than once. */
  int repeated() {
    return members.stream().mapToInt(Member::repeated).sum();
  }

  private void say(Member member, String text) {
    world
        .component()
        .send(
            "<message type='groupchat' from='%s' to='%s' id='%s'><body>%s</body></message>"
                .formatted(member.jid, member.room(), text, text));
  }

  private void await(String what, Predicate<Member> done) {
    Awaitility.await(what).atMost(PATIENCE).until(() -> members.stream().allMatch(done));
  }

  /** Claims that both ends have every message once and in order, and nothing else. */
  void expectWholeConversations() {
    expectNothingLost();
    assertThat(repeated()).isZero();
  }

  /** The same, but users may have got messages more than once. */
  void expectNothingLost() {
    members.forEach(member -> world.component().fence(member.jid));
    Map<String, List<String>> onIrc = spokenOnIrc();
    members.forEach(
        member -> member.expectWholeConversation(onIrc.getOrDefault(member.nick, List.of())));
  }

  /** What IRC heard in channels, by nick. */
  private Map<String, List<String>> spokenOnIrc() {
    Map<String, List<String>> spoken = new HashMap<>();
    for (String heard : world.irc().heard()) {
      int space = heard.indexOf(' ');
      IrcLine line = IrcLine.parse(heard.substring(space + 1));
      if (line.command().equals("PRIVMSG")) {
        spoken
            .computeIfAbsent(heard.substring(0, space), nick -> new ArrayList<>())
            .add(line.param(1));
      }
    }
    return spoken;
  }
}
