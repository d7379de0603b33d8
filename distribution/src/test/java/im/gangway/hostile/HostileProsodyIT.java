package im.gangway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.config.ConfigReader;
import im.gangway.core.config.GangwayConfig;
import im.gangway.core.gateway.Gangway;
import im.gangway.irc.IrcTransport;
import im.gangway.irc.testing.TinyIrcd;
import im.gangway.peers.PeerLogs;
import im.gangway.peers.Prosody;
import im.gangway.peers.XmppClient;
import im.gangway.peers.XmppServer;
import im.gangway.registration.RegistrationExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whatever comes from IRC, a real Prosody never has a reason to close the component's stream. */
@ExtendWith(PeerLogs.class)
class HostileProsodyIT {
  private static final int ROUNDS = 500;
  private static final String CHANNEL = "#swamp";

  @TempDir Path folder;

  @Test
  void keepsTheStreamOfProsody() throws Exception {
    try (Prosody prosody = Prosody.start();
        TinyIrcd irc = TinyIrcd.start();
        Gangway gangway = gateway(prosody, irc);
        XmppClient alice = XmppClient.login(prosody, "alice", "one")) {
      String room = CHANNEL + "%tiny@" + prosody.component("irc");
      alice.joinRoom(room, "alice");
      LineForge forge = new LineForge(11, "alice", CHANNEL);
      for (int i = 0; i < ROUNDS && irc.clients() > 0; i++) {
        irc.raw("alice", forge.next());
        beOdd(irc, i);
      }
      irc.tell("carol", "alice", "still there?");
      alice.expectMessage(
          "the last word", message -> String.valueOf(message.getBody()).equals("still there?"));
      assertThat(gangway.gateways()).allMatch(gateway -> gateway.isReady());
      assertThat(prosody.process().outputSinceStart())
          .containsOnlyOnce("External component successfully authenticated");
    }
  }

  private static void beOdd(TinyIrcd irc, int round) {
    List<String> texts = round % 3 == 0 ? HostileTexts.LONG : HostileTexts.SHORT;
    String text = texts.get(round % texts.size()).replaceAll("[\r\n]", "\u0002");
    String nick =
        HostileTexts.SHORT.get(round % HostileTexts.SHORT.size()).replaceAll("[\\s!@]", "_");
    irc.say(CHANNEL, nick, text);
    irc.topic(CHANNEL, nick, text);
    irc.tell(nick, "alice", text);
    irc.join(CHANNEL, nick);
    irc.part(CHANNEL, nick, text);
  }

  private Gangway gateway(Prosody prosody, TinyIrcd irc) throws Exception {
    IrcTransport transport = new IrcTransport();
    Path file =
        Files.writeString(
            folder.resolve("gangway.conf"),
            """
            component { host = "127.0.0.1", port = %d, secret = "%s", server = "%s" }
            transports.irc {
              domain = "%s"
              networks { tiny { host = "127.0.0.1", port = %d, tls = false } }
              flood { lines-per-second = 0 }
              default-tls = false
            }
            """
                .formatted(
                    prosody.componentPort(),
                    XmppServer.SECRET,
                    prosody.domain(),
                    prosody.component("irc"),
                    irc.port()));
    GangwayConfig config = new ConfigReader(List.of(transport.info())).read(file);
    Gangway gangway =
        new Gangway(config, Map.of("irc", transport), List.of(new RegistrationExtension(config)));
    gangway.start();
    gangway.online().toCompletableFuture().get(20, TimeUnit.SECONDS);
    return gangway;
  }
}
