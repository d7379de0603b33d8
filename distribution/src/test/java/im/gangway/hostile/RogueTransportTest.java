package im.gangway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.testing.ScriptedComponent;
import im.gangway.scripted.ScriptedWorld;
import im.gangway.scripted.WorldSettings;
import im.gangway.transport.TransportInfo.Calls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.dom4j.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Transports that throw or block: what it costs, and whom. */
class RogueTransportTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String DOMAIN = "rogue.example.org";
  private static final String ALICE = "alice@example.org/desk";
  private static final int LANES = 16;

  private static final Set<String> METHODS =
      Set.of(
          "resolve",
          "login",
          "send",
          "sendToRoom",
          "sendToOccupant",
          "join",
          "leave",
          "changeNick",
          "changeSubject",
          "kick",
          "changeStanding",
          "invite",
          "listRooms",
          "showPresence",
          "close");
  private static final String ADMIN =
      "<iq type='set' from='%s' to='%s' id='p5'><query xmlns='http://jabber.org/protocol/muc#admin'>"
          + "<item nick='bob' %s/></query></iq>";

  @TempDir Path folder;
  private final ScriptedWorld world = new ScriptedWorld();

  @AfterEach
  void stop() throws Exception {
    world.close();
  }

  static Stream<Arguments> callsAndFailures() {
    return Stream.of(Calls.values())
        .flatMap(calls -> Stream.of(Arguments.of(calls, false), Arguments.of(calls, true)));
  }

  @ParameterizedTest(name = "R-11 every method throws once, {0}, an Error: {1}")
  @MethodSource("callsAndFailures")
  void survivesEveryMethodThatThrows(Calls calls, boolean error) throws Exception {
    Set<String> good = ConcurrentHashMap.newKeySet();
    good.addAll(METHODS);
    start(
        calls,
        method -> {
          if (good.remove(method)) {
            throwOne(error);
          }
        });
    Awaitility.await("all have thrown").atMost(PATIENCE).until(() -> provokeEverything(good));
    Awaitility.await("the idle session is closed").atMost(PATIENCE).until(good::isEmpty);
    expectWorking(ALICE);
    expectWorking("bob@example.org/desk");
    new Witness(world).talk();
    assertThat(rogue().connections()).isOne();
  }

  private static void throwOne(boolean error) {
    if (error) {
      throw new NoClassDefFoundError("org/example/Missing");
    }
    throw new IllegalStateException("A bug in a transport");
  }

  @Test
  @DisplayName(
      "R-11 what throws in a callback is an internal error for that stanza, without details")
  void answersWithAnInternalError() throws Exception {
    start(
        Calls.MAY_BLOCK,
        method -> {
          if (method.equals("send")) {
            throw new IllegalStateException("secret detail");
          }
        });
    chat(ALICE, "m1");
    Element answer = answer("m1");
    assertThat(answer.element("error").element("internal-server-error")).isNotNull();
    assertThat(answer.asXML()).doesNotContain("secret detail");
  }

  @Test
  @DisplayName("R-12 a transport that blocks in send delays neither others nor other domains")
  void letsOthersWorkWhileSomeBlock() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger blocked = new AtomicInteger();
    AtomicInteger blocking = new AtomicInteger(LANES - 1);
    start(
        Calls.MAY_BLOCK,
        method -> {
          if (method.equals("send") && blocking.getAndDecrement() > 0) {
            blocked.incrementAndGet();
            awaitQuietly(end);
          }
        });
    try {
      IntStream.range(0, LANES - 1).forEach(i -> chat(jid(i), "b" + i));
      Awaitility.await("the others block").atMost(PATIENCE).until(() -> blocked.get() == LANES - 1);
      expectWorking("bob@example.org/desk");
      expectPong(world.component());
      new Witness(world).talk();
    } finally {
      end.countDown();
    }
  }

  @Test
  @DisplayName("R-12 when a transport blocks for everybody, other domains go on")
  void letsOtherDomainsWorkWhileAllBlock() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger blocked = new AtomicInteger();
    start(
        Calls.MAY_BLOCK,
        method -> {
          if (method.equals("send")) {
            blocked.incrementAndGet();
            awaitQuietly(end);
          }
        });
    try {
      IntStream.range(0, 10 * LANES).forEach(i -> chat(jid(i), "b" + i));
      Awaitility.await("all lanes block").atMost(PATIENCE).until(() -> blocked.get() == LANES);
      expectPong(rogue());
      Witness witness = new Witness(world);
      IntStream.range(0, 10).forEach(i -> witness.talk());
      witness.expectUndisturbed();
    } finally {
      end.countDown();
    }
  }

  private static String jid(int number) {
    return "user" + number + "@example.org/desk";
  }

  private static void awaitQuietly(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException deadline) {
      Thread.currentThread().interrupt();
    }
  }

  private void start(Calls calls, RogueTransport.Conduct conduct) throws Exception {
    world.startGateway(
        folder, WorldSettings.DEFAULT.with(new RogueTransport("rogue", calls, conduct)));
  }

  private ScriptedComponent rogue() {
    return world.xmpp().component(DOMAIN);
  }

  /** Alice does whatever leads to a method of the session; true when all have been called. */
  private boolean provokeEverything(Set<String> uncalled) {
    chat(ALICE, "p1");
    room(
        "<presence from='%s' to='%s/alice'><x xmlns='http://jabber.org/protocol/muc'/></presence>");
    rogue().fence(ALICE);
    room("<presence from='%s' to='%s/alice'><show>away</show></presence>");
    room("<message type='groupchat' from='%s' to='%s' id='p2'><body>x</body></message>");
    room("<message type='groupchat' from='%s' to='%s' id='p3'><subject>x</subject></message>");
    room("<message type='chat' from='%s' to='%s/bob' id='p4'><body>x</body></message>");
    room(ADMIN.formatted("%s", "%s", "role='none'"));
    room(ADMIN.formatted("%s", "%s", "role='participant'"));
    room(ADMIN.formatted("%s", "%s", "affiliation='member'"));
    room(
        "<message from='%s' to='%s'><x xmlns='http://jabber.org/protocol/muc#user'>"
            + "<invite to='carol@rogue.example.org'/></x></message>");
    room("<presence from='%s' to='%s/alicia'/>");
    rogue()
        .send(
            "<iq type='get' from='%s' to='=net@%s' id='p6'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>"
                .formatted(ALICE, DOMAIN));
    rogue().fence(ALICE);
    room("<presence type='unavailable' from='%s' to='%s/alice'/>");
    rogue().fence(ALICE);
    return uncalled.isEmpty() || uncalled.equals(Set.of("close"));
  }

  private void room(String xml) {
    rogue().send(xml.formatted(ALICE, "#room@" + DOMAIN));
  }

  private void chat(String from, String id) {
    rogue()
        .send(
            "<message type='chat' from='%s' to='carol@%s' id='%s'><body>x</body></message>"
                .formatted(from, DOMAIN, id));
  }

  private Element answer(String id) {
    return rogue().expect("answer to " + id, e -> id.equals(e.attributeValue("id")), PATIENCE);
  }

  /** Claims that the user can send: nothing comes back but the answer to a later ping. */
  private void expectWorking(String user) {
    rogue().fence(user);
    rogue().drain();
    chat(user, "works");
    expectPong(rogue());
    rogue().fence(user);
    assertThat(rogue().drain()).noneMatch(e -> "works".equals(e.attributeValue("id")));
  }

  private static void expectPong(ScriptedComponent component) {
    component.fence("somebody@example.org/desk");
  }
}
