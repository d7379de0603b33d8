package im.gangway.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.KeyTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets go in by every way there is; none comes out, and none is kept in clear. */
class PlantedSecretsTest {
  @TempDir Path folder;

  private final Secrets secrets = new Secrets();
  private final Evidence evidence = new Evidence();

  @Test
  @DisplayName("D-40 D-52 more than fifty secrets: in no file, log, page or stanza in clear")
  void keepsEverySecret() throws Exception {
    try (StandardStreams streams = new StandardStreams();
        TraceLog log = new TraceLog();
        Stage stage =
            new Stage(
                folder,
                secrets.plant("the component's secret"),
                secrets.plant("a network's password in the configuration"))) {
      stage.start();
      plant(stage);
      evidence.addFiles("while it runs", stage.data()).addPages(stage.gangway());
      stage.stop();
      evidence.addFiles("afterwards", stage.data());
      assertThat(KeyTool.check(stage.configFile())).isZero();
      evidence.add("XMPP", stage.sent()).add("log", log.bytes());
      evidence.add("stdout", streams.out()).add("stderr", streams.err());
    }
    expectEvidence();
    assertThat(secrets.all()).hasSizeGreaterThan(50);
    assertThat(evidence.findings(SecretSearch.pieces(secrets.all()))).isEmpty();
  }

  private void plant(Stage stage) throws IOException {
    LooseTongue service = new LooseTongue();
    stage.network().verification(service);
    new RegistrationPlants(stage, secrets, service).all();
    new StepPlants(stage, secrets, service).all();
    new ChatPlants(stage, secrets, service).all();
    new LoginPlants(stage, secrets).all();
    new IrcPlants(stage, secrets).all();
    new ConfigurationPlants(folder, secrets).all();
    evidence.add(
        "toString", (stage.config() + service.candidates()).getBytes(StandardCharsets.UTF_8));
  }

  /** Each place was looked at when there was something in it: what is not secret is found there. */
  private void expectEvidence() {
    expect("gangway.db-wal while it runs", "code-kim", "vera");
    expect("gangway.db afterwards", "code-kim", "vera");
    expect("XMPP", "<handshake>", "to='joe@example.org/r'".replace('\'', '"'), "jabber:x:data");
    expect("log", "is connected to", "A handler failed", "joe@example.org");
    expect("log", "org.flywaydb.", "org.jdbi.", "org.apache.mina.");
    expect("stdout", "All of them open.");
    expect("stderr", "component.port", "is connected to", "A handler failed");
    expect("GET /health", "legacy.example.org");
    expect("GET /health/live", "live");
    expect("GET /health/ready", "ready");
    expect("toString", "legacy.example.org", "kim@example.org", "username");
  }

  private void expect(String place, String... words) {
    List<String> missing = new ArrayList<>();
    for (String word : words) {
      if (SecretSearch.whole(Map.of("word", word)).in(evidence.of(place)).isEmpty()) {
        missing.add(word);
      }
    }
    assertThat(missing).as("is not in " + place).isEmpty();
  }
}
