package im.gangway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.hostile.Forged.Answers;
import im.gangway.scripted.ScriptedWorld;
import im.gangway.scripted.WorldSettings;
import im.gangway.scripted.Xml;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user who sends what is well-formed and wrong; others do not notice. */
class HostileStanzasTest {
  private static final int STANZAS = 10_000;
  private static final int PORTION = 100;
  private static final long SEED = 42;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String SWAMP = ScriptedWorld.room("#swamp");

  @TempDir Path folder;
  private final ScriptedWorld world = new ScriptedWorld();
  private IrcWatch watch;
  private Witness witness;

  @BeforeEach
  void start() throws Exception {
    watch = new IrcWatch(world.irc().port());
    world.irc().offerCaps("echo-message", "message-tags", "multi-prefix");
    world.startGateway(folder, WorldSettings.DEFAULT.irc("any-server = false"), watch.port());
    witness = new Witness(world);
  }

  @AfterEach
  void stop() throws Exception {
    world.close();
    watch.close();
  }

  @Test
  void outlivesTenThousandWrongStanzas() {
    StanzaForge forge = new StanzaForge(SEED);
    List<Forged> sent = new ArrayList<>();
    while (sent.size() < STANZAS) {
      Forged forged = forge.next();
      sent.add(forged);
      world.component().send(forged.xml());
      if (sent.size() % PORTION == 0) {
        world.component().fence(StanzaForge.EVE);
        witness.talk();
      }
    }
    List<Forged> requests = sent.stream().filter(one -> one.answers() == Answers.ONCE).toList();
    Awaitility.await("all requests are answered")
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(requests).filteredOn(one -> witness.answersTo(one.id()) == 0).isEmpty());
    expectAnswers(sent);
    expectStreamUnharmed();
    witness.expectUndisturbed();
    watch.expectNothingInjected();
  }

  private void expectAnswers(List<Forged> sent) {
    assertThat(sent).filteredOn(one -> witness.answersTo(one.id()) > 1).isEmpty();
    assertThat(sent)
        .filteredOn(one -> one.answers() == Answers.NEVER && witness.answersTo(one.id()) > 0)
        .isEmpty();
  }

  private void expectStreamUnharmed() {
    assertThat(world.xmpp().problems()).isEmpty();
    assertThat(world.component().connections()).isOne();
    assertThat(world.component().closedByComponent()).isZero();
  }

  @Test
  void letsNoTextBecomeACommand() {
    enterSwamp();
    int id = 0;
    for (List<String> texts : List.of(HostileTexts.SHORT, HostileTexts.LONG)) {
      for (String text : texts) {
        sendEverywhere(Xml.escaped(text), id++);
        world.component().fence(StanzaForge.EVE);
      }
    }
    witness.talk();
    watch.expectNothingInjected();
    expectStreamUnharmed();
    witness.expectUndisturbed();
  }

  @Test
  void refusesABodyOfAMebibyte() {
    enterSwamp();
    String huge =
        "<message type='groupchat' from='%s' to='%s' id='%s'><body>%s</body></message>"
            .formatted(StanzaForge.EVE, SWAMP, "huge", "x".repeat(1 << 20));
    world.component().send(huge);
    Awaitility.await("it is answered").atMost(PATIENCE).until(() -> witness.answersTo("huge") == 1);
    witness.talk();
    assertThat(watch.lines()).noneMatch(line -> line.startsWith("PRIVMSG #swamp"));
    expectStreamUnharmed();
  }

  private void enterSwamp() {
    world
        .component()
        .send(
            "<presence from='%s' to='%s/eve'><x xmlns='http://jabber.org/protocol/muc'/></presence>"
                .formatted(StanzaForge.EVE, SWAMP));
    Awaitility.await("Eve is there")
        .atMost(PATIENCE)
        .until(() -> world.irc().members("#swamp").contains("eve"));
  }

  /** Wherever a user's text can go. */
  private void sendEverywhere(String text, int id) {
    send("message type='groupchat'", SWAMP, id, "<body>" + text + "</body>");
    send("message type='groupchat'", SWAMP, id, "<subject>" + text + "</subject>");
    send("message type='chat'", SWAMP + "/eve", id, "<body>" + text + "</body>");
    send("message type='chat'", "carol%" + ScriptedWorld.NETWORK, id, "<body>" + text + "</body>");
    send("presence", SWAMP + "/eve", id, "<show>away</show><status>" + text + "</status>");
    send("presence", SWAMP + "/" + text, id, "");
    send("presence", SWAMP + "/eve", id, "");
    send(
        "presence",
        ScriptedWorld.room("#locked") + "/eve",
        id,
        "<x xmlns='http://jabber.org/protocol/muc'><password>" + text + "</password></x>");
    send(
        "iq type='set'",
        SWAMP,
        id,
        "<query xmlns='http://jabber.org/protocol/muc#admin'><item nick='"
            + text
            + "' role='none'><reason>"
            + text
            + "</reason></item></query>");
    send(
        "message",
        SWAMP,
        id,
        "<x xmlns='http://jabber.org/protocol/muc#user'><invite to='carol%"
            + ScriptedWorld.NETWORK
            + "'><reason>"
            + text
            + "</reason></invite></x>");
    send("message type='chat'", text + "%" + ScriptedWorld.NETWORK, id, "<body>x</body>");
  }

  private void send(String start, String to, int id, String content) {
    String name = start.split(" ", 2)[0];
    world
        .component()
        .send(
            "<%s from='%s' to='%s' id='text-%d'>%s</%s>"
                .formatted(start, StanzaForge.EVE, to, id, content, name));
  }
}
