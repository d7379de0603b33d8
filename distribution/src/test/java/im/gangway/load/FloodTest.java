package im.gangway.load;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.scripted.ScriptedWorld;
import im.gangway.scripted.WorldSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.dom4j.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Too much, from either side. */
class FloodTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LINES = 25_000;
  private static final int MANY = 60;

  /** Makes lines so long that the sockets do not hold them all. */
  private static final String FILLING = "-".repeat(400);

  @TempDir Path folder;
  private final ScriptedWorld world = new ScriptedWorld();
  private final Member flooded = new Member(1);
  private final Member other = new Member(2);
  private final Map<String, Member> byJid = new ConcurrentHashMap<>();

  @BeforeEach
  void offerEcho() {
    world.irc().offerCaps("echo-message", "message-tags", "multi-prefix");
  }

  private void start(String limits) throws Exception {
    world.startGateway(folder, WorldSettings.DEFAULT.limits(limits + ", session-grace = 60s"));
    world.component().onStanza(this::take);
    for (Member member : List.of(flooded, other)) {
      byJid.put(member.jid, member);
      join(member);
    }
    await("both are there", () -> flooded.hasEntered() && other.hasEntered());
  }

  @AfterEach
  void stop() throws Exception {
    world.close();
  }

  private void join(Member member) {
    send(
        "<presence from='%s' to='%s/%s'><x xmlns='http://jabber.org/protocol/muc'/></presence>",
        member.jid, member.room(), member.nick);
  }

  private void take(Element stanza) {
    Member member = byJid.get(stanza.attributeValue("to"));
    if (member != null) {
      member.take(stanza);
    }
  }

  @Test
  @DisplayName("B-30 who sends too much is told to wait; others talk on")
  void refusesTheFloodOfOneUser() throws Exception {
    start("messages-per-minute = 50");
    IntStream.range(0, 2_000).forEach(i -> say(flooded));
    for (int i = 0; i < 20; i++) {
      say(other);
    }
    await("the other has all", other::hasAll);
    await("every message is answered", () -> flooded.answers() == 2_000);
    assertThat(flooded.errors())
        .hasSizeGreaterThan(1_900)
        .allMatch(
            error -> error.contains("<resource-constraint") && error.contains("type=\"wait\""));
    assertThat(other.errors()).isEmpty();
    assertThat(world.component().connections()).isOne();
  }

  @Test
  @DisplayName("R-09 a channel that floods one user delays nobody else, and nothing is lost")
  void deliversAFloodFromIrc() throws Exception {
    start("messages-per-minute = 100000");
    flood(flooded);
    for (int i = 0; i < 50; i++) {
      say(other);
      await("the other talks on", other::hasAll);
    }
    await("the flood has come", flooded::hasAll);
    flooded.expectWholeConversation(List.of());
  }

  @Test
  @DisplayName("R-09 IRC is read no further while the XMPP server does not read; nothing is lost")
  void suspendsReadingFromIrc() throws Exception {
    start("messages-per-minute = 100000");
    world.component().pauseReading(true);
    flood(flooded);
    flood(other);
    Awaitility.await("neither is read any more")
        .atMost(PATIENCE)
        .until(() -> unsent(List.of(flooded, other)), new Steady()::isReached);
    assertThat(unsent(List.of(flooded, other)))
        .as("lines that the gateway left to the IRC server")
        .isPositive();
    world.component().pauseReading(false);
    await("both floods have come", () -> flooded.hasAll() && other.hasAll());
    flooded.expectWholeConversation(List.of());
    other.expectWholeConversation(List.of());
  }

  @Test
  @DisplayName("R-09 nothing is lost when many are flooded while the XMPP server does not read")
  void keepsWhatManyAreTold() throws Exception {
    start("messages-per-minute = 100000");
    List<Member> many = IntStream.range(10, 10 + MANY).mapToObj(Member::new).toList();
    many.forEach(member -> byJid.put(member.jid, member));
    many.forEach(this::join);
    await("all are there", () -> many.stream().allMatch(Member::hasEntered));
    world.component().pauseReading(true);
    for (int i = 0; i < 1_000; i++) {
      many.forEach(member -> tell(member));
    }
    Awaitility.await("no more is read")
        .atMost(PATIENCE)
        .until(() -> unsent(many), new Steady()::isReached);
    world.component().pauseReading(false);
    await("all floods have come", () -> many.stream().allMatch(Member::hasAll));
    many.forEach(member -> member.expectWholeConversation(List.of()));
  }

  private void flood(Member member) {
    for (int i = 0; i < LINES; i++) {
      tell(member);
    }
  }

  private void tell(Member member) {
    world.irc().say(member.channel, "herald", member.nextToTell(FILLING));
  }

  private int unsent(List<Member> members) {
    return members.stream().mapToInt(member -> world.irc().unsent(member.nick)).sum();
  }

  /** Whether a number has stayed as it is for a while. */
  private static final class Steady {
    private final List<Integer> seen = new ArrayList<>();

    boolean isReached(int number) {
      seen.add(number);
      int last = seen.size() - 1;
      return last >= 10 && seen.subList(last - 10, last).stream().allMatch(n -> n == number);
    }
  }

  private void say(Member member) {
    String text = member.nextToSay();
    send(
        "<message type='groupchat' from='%s' to='%s' id='%s'><body>%s</body></message>",
        member.jid, member.room(), text, text);
  }

  private void send(String xml, Object... values) {
    world.component().send(xml.formatted(values));
  }

  private static void await(String what, Callable<Boolean> done) {
    Awaitility.await(what).atMost(PATIENCE).until(done);
  }
}
