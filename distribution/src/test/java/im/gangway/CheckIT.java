package im.gangway;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.InstalledGangway.Outcome;
import im.gangway.core.storage.DatabaseAccess;
import im.gangway.peers.GangwayProcess;
import im.gangway.peers.PeerLogs;
import im.gangway.peers.Ports;
import im.gangway.peers.Postgres;
import im.gangway.peers.Prosody;
import im.gangway.peers.XmppServer;
import im.gangway.storage.PostgresDatabases;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code gangway check} against a real XMPP server. */
@ExtendWith({PostgresDatabases.class, PeerLogs.class})
class CheckIT {
  private static Prosody server;
  private static InstalledGangway gangway;

  @BeforeAll
  static void start() {
    server = Prosody.start();
    gangway = new InstalledGangway();
  }

  @AfterAll
  static void stop() {
    gangway.close();
    server.close();
  }

  @Test
  void approvesOfWhatTheServerAccepts() throws Exception {
    Outcome outcome = gangway.check(configuration("irc", server.componentPort(), secret()));
    assertThat(outcome.output())
        .contains("The configuration is valid.", "irc.example.test: the XMPP server accepts");
    assertThat(outcome.status()).isZero();
  }

  @Test
  void saysThatTheSecretIsWrong() throws Exception {
    Outcome outcome = gangway.check(configuration("irc", server.componentPort(), "wrong-one"));
    assertThat(outcome.output()).contains("secret of irc.example.test").doesNotContain("wrong-one");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void saysThatTheServerDoesNotKnowTheDomain() throws Exception {
    Outcome outcome = gangway.check(configuration("unknown", server.componentPort(), secret()));
    assertThat(outcome.output()).contains("has no component unknown.example.test");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void saysThatTheServerCannotBeReached() throws Exception {
    Outcome outcome = gangway.check(configuration("irc", Ports.free(), secret()));
    assertThat(outcome.output()).contains("cannot be reached").doesNotContain("\tat ");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void saysThatTheDatabaseCanBeUsed(DatabaseAccess access) throws Exception {
    Outcome outcome = gangway.check(stored(access.url(), Postgres.PASSWORD));
    assertThat(outcome.output()).contains("storage: the PostgreSQL database", "can be used");
    assertThat(outcome.status()).isZero();
  }

  @Test
  void saysThatTheDatabaseDoesNotLetItIn(DatabaseAccess access) throws Exception {
    Outcome outcome = gangway.check(stored(access.url(), "hunter2"));
    assertThat(outcome.output())
        .contains("storage: ", "does not let user gangway into", "storage.password")
        .doesNotContain("hunter2", "\tat ");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void saysThatThereIsNoSuchDatabase(Postgres postgres) throws Exception {
    Outcome outcome = gangway.check(stored(postgres.url("elsewhere"), Postgres.PASSWORD));
    assertThat(outcome.output()).contains("no such database: elsewhere", "storage.url");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void saysThatTheDatabaseCannotBeReached() throws Exception {
    String url = "jdbc:postgresql://127.0.0.1:%d/gangway".formatted(Ports.free());
    Outcome outcome = gangway.check(stored(url, "hunter2"));
    assertThat(outcome.output()).contains("storage: ", "cannot be reached", "does it run");
    assertThat(outcome.status()).isEqualTo(1);
  }

  private static String stored(String url, String password) {
    return configuration("irc", server.componentPort(), secret())
        + "storage { url = \"%s\", user = %s, password = \"%s\" }"
            .formatted(url, Postgres.USER, password);
  }

  @Test
  void saysWhichKeyWasMeant() throws Exception {
    String text = configuration("irc", server.componentPort(), secret());
    Outcome outcome = gangway.check(text.replace("history", "histroy"));
    assertThat(outcome.output()).contains("transports.irc.histroy", "Did you mean 'history'?");
    assertThat(outcome.status()).isEqualTo(2);
  }

  @Test
  void saysThatAGatewayIsRunningAndDoesNotDisturbIt() throws Exception {
    String text = configuration("irc2", server.componentPort(), secret());
    try (GangwayProcess running = GangwayProcess.start(text, gangway.home(), Map.of())) {
      Outcome outcome = gangway.check(text);
      assertThat(outcome.output()).contains("online already", "conflict");
      assertThat(outcome.status()).isZero();
      assertThat(running.process().isRunning()).isTrue();
      assertThat(running.process().outputSinceStart()).doesNotContain("broke", "taken the place");
    }
  }

  private static String secret() {
    return XmppServer.SECRET;
  }

  private static String configuration(String component, int port, String secret) {
    return """
        component { port = %d, secret = "%s", server = "example.test" }
        http { listen = "127.0.0.1:0" }
        transports { irc { domain = "%s.example.test", history = 5 } }
        """
        .formatted(port, secret, component);
  }
}
