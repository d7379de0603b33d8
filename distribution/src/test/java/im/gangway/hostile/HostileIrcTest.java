package im.gangway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.irc.testing.TinyIrcd;
import im.gangway.scripted.ScriptedWorld;
import im.gangway.scripted.WorldSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An IRC server that lies and stammers, and people on it with odd names and topics. */
class HostileIrcTest {
  private static final int LINES = 20_000;
  private static final int PORTION = 500;
  private static final long SEED = 7;
  private static final String CHANNEL = "#swamp";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final ScriptedWorld world = new ScriptedWorld();
  private final BabblingServer babbler = new BabblingServer();
  private IrcWatch watch;
  private Witness witness;
  private int victims;
  private String victim = "";

  @BeforeEach
  void start() throws Exception {
    watch = new IrcWatch(world.irc().port());
    world.irc().offerCaps("echo-message", "message-tags", "server-time", "multi-prefix");
    String more =
        "networks.babbler { host = \"127.0.0.1\", port = %d, tls = false }"
            .formatted(babbler.port());
    world.startGateway(folder, WorldSettings.DEFAULT.irc(more), watch.port());
    witness = new Witness(world);
  }

  @AfterEach
  void stop() throws Exception {
    world.close();
    watch.close();
    babbler.close();
  }

  @Test
  @DisplayName("R-10 outlives 20,000 malformed lines; others talk on and nothing bad leaves")
  void outlivesMalformedLines() {
    newVictim();
    LineForge forge = new LineForge(SEED, victim, CHANNEL);
    for (int i = 1; i <= LINES; i++) {
      tell(forge.next());
      if (i % PORTION == 0) {
        witness.talk();
      }
    }
    expectAllWell();
  }

  /** To the present victim; when the gateway gave that connection up, somebody else comes. */
  private void tell(byte[] line) {
    try {
      world.irc().raw(victim, line);
    } catch (RuntimeException nobodyOfThatName) {
      newVictim();
      world.irc().raw(victim, line);
    }
  }

  private void newVictim() {
    victim = "victim" + ++victims;
    world
        .component()
        .send(
            "<presence from='%s@example.org/x' to='%s/%s'><x xmlns='http://jabber.org/protocol/muc'/></presence>"
                .formatted(victim, ScriptedWorld.room(CHANNEL), victim));
    String jid = victim + "@example.org/x";
    Awaitility.await(victim + " has entered").atMost(PATIENCE).until(() -> witness.hasEntered(jid));
  }

  @Test
  @DisplayName("K-19 L-05 hostile nicks, topics and texts from IRC leave as good XML only")
  void showsHostileNames() {
    newVictim();
    TinyIrcd irc = world.irc();
    Stream.concat(HostileTexts.SHORT.stream(), HostileTexts.LONG.stream())
        .map(text -> text.replaceAll("[\r\n]", "\u0001"))
        .forEach(
            text -> {
              String nick = text.replaceAll("[ !@]", "_");
              irc.say(CHANNEL, "mallet", text);
              irc.say(CHANNEL, nick, "hello");
              irc.topic(CHANNEL, nick, text);
              irc.tell(nick, victim, text);
              irc.join(CHANNEL, nick);
              irc.part(CHANNEL, nick, text);
              irc.join(CHANNEL, nick);
              witness.talk();
            });
    newVictim();
    expectAllWell();
  }

  private void expectAllWell() {
    witness.talk();
    witness.expectUndisturbed();
    watch.expectNothingInjected();
    assertThat(world.xmpp().problems()).isEmpty();
    assertThat(world.component().connections()).isOne();
  }

  @Test
  @DisplayName("R-10 what speaks no IRC at all is an error to who wanted to go there")
  void answersWhenTheServerSpeaksNoIrc() {
    for (int i = 0; i < BabblingServer.speeches(); i++) {
      String id = "lost-" + i;
      world
          .component()
          .send(
              "<presence from='lost%d@example.org/x' to='#x%%babbler@%s/lost' id='%s'><x xmlns='http://jabber.org/protocol/muc'/></presence>"
                  .formatted(i, ScriptedWorld.DOMAIN, id));
      Awaitility.await(id + " is answered")
          .atMost(PATIENCE)
          .until(() -> witness.answersTo(id) == 1);
      witness.talk();
    }
    expectAllWell();
  }
}
