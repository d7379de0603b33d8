package im.gangway;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.peers.GangwayProcess;
import im.gangway.peers.PeerLogs;
import im.gangway.peers.Prosody;
import im.gangway.peers.XmppClient;
import im.gangway.peers.XmppServer;
import java.nio.file.Path;
import java.util.Map;
import org.example.echo.EchoTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A transport from elsewhere is a jar in a folder and a block in the configuration. */
@ExtendWith(PeerLogs.class)
class DroppedTransportIT {
  @Test
  void worksAfterARestartWithNothingChangedButTheConfiguration() throws Exception {
    try (Prosody server = Prosody.start();
        InstalledGangway installed = new InstalledGangway()) {
      try (GangwayProcess before = run(installed, configuration(server, ""))) {
        assertThat(before.domains()).containsExactly("irc.example.test");
        assertThat(before.process().stop()).isIn(0, 143);
      }
      installed.drop(echoJar());
      String echo = "echo { domain = \"echo.example.test\", prefix = \"You said: \" }";
      try (GangwayProcess after = run(installed, configuration(server, echo));
          XmppClient alice = XmppClient.login(server, "alice", "one")) {
        assertThat(after.domains()).contains("echo.example.test", "irc.example.test");
        alice.whisper("mirror@echo.example.test", "Is anybody there?");
        alice.expectMessage("mirror@echo.example.test", "You said: Is anybody there?");
      }
    }
  }

  private static GangwayProcess run(InstalledGangway installed, String configuration) {
    return GangwayProcess.start(configuration, installed.home(), Map.of());
  }

  private static Path echoJar() throws Exception {
    Path jar =
        Path.of(EchoTransport.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    assertThat(jar).isRegularFile();
    return jar;
  }

  private static String configuration(Prosody server, String more) {
    return """
        component { port = %d, secret = "%s", server = "example.test" }
        http { listen = "127.0.0.1:0" }
        transports { irc { domain = "irc.example.test" }
          %s }
        """
        .formatted(server.componentPort(), XmppServer.SECRET, more);
  }
}
