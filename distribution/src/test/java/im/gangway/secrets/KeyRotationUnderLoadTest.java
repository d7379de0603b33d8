package im.gangway.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.KeyTool;
import im.gangway.transport.testing.ScriptedSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.dom4j.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key changes while users register, change their passwords, come and go. */
class KeyRotationUnderLoadTest {
  private static final int USERS = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private Stage stage;
  private List<Regular> users;
  private Answers answers;

  @BeforeEach
  void start() throws Exception {
    stage = new Stage(folder, "component secret", "network password");
    stage.start();
    answers = new Answers(stage.xmpp().component(Stage.LEGACY));
    users = IntStream.range(0, USERS).mapToObj(each -> new Regular(stage, answers, each)).toList();
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  @DisplayName(
      "D-40 after rotations under load and offline everybody logs in with the last password")
  void letsEverybodyInAfterwards() throws Exception {
    Set<String> first = keys();
    try (Load load = new Load(users)) {
      awaitChanges(load, USERS + USERS / 2);
      int before = load.changes();
      rotateWhileItRuns();
      assertThat(load.changes()).isGreaterThan(before);
      awaitChanges(load, load.changes() + USERS);
    }
    Set<String> second = keys();
    assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);
    everybodyLogsIn();

    stage.stop();
    expectOneKey(second);
    rotateOffline();
    Set<String> third = keys();
    assertThat(third).hasSize(1).doesNotContainAnyElementsOf(second);
    expectOneKey(third);
    stage.start();
    everybodyLogsIn();
  }

  private static void awaitChanges(Load load, int count) {
    Awaitility.await("the load").atMost(PATIENCE).until(() -> load.changes() >= count);
  }

  /** By the admin's command. */
  private void rotateWhileItRuns() {
    String admin = "admin@example.org";
    Element form = answers.ask(admin, Form.command("rotate-key", "", "")).element("command");
    Element done =
        answers.ask(
            admin, Form.command("rotate-key", form.attributeValue("sessionid"), Form.of().data()));
    assertThat(done.asXML()).contains("completed").contains("old keys are gone");
  }

  /** By {@code gangway key rotate}, while no gateway runs. */
  private void rotateOffline() {
    expectPrinted(
        KeyTool::rotate, "passwords sealed with it: " + USERS + ".", "The old keys are gone");
  }

  /** By {@code gangway key check}. */
  private void expectOneKey(Set<String> ids) {
    String id = ids.iterator().next();
    expectPrinted(
        KeyTool::check, "Key %s (current): %d passwords%nAll of them open.".formatted(id, USERS));
  }

  private void expectPrinted(ToIntFunction<Path> command, String... words) {
    try (StandardStreams streams = new StandardStreams()) {
      assertThat(command.applyAsInt(stage.configFile())).isZero();
      assertThat(new String(streams.out(), StandardCharsets.UTF_8)).contains(words);
    }
  }

  private Set<String> keys() throws IOException {
    return Files.readAllLines(stage.data().resolve("credentials.key")).stream()
        .map(line -> line.substring(0, line.indexOf(':')))
        .collect(Collectors.toSet());
  }

  /** The network hears from each the password that was registered last. */
  private void everybodyLogsIn() {
    users.forEach(Regular::go);
    Awaitility.await("all have gone").atMost(PATIENCE).until(() -> stage.network().sessions() == 0);
    users.forEach(Regular::come);
    for (Regular user : users) {
      ScriptedSession session = stage.network().session(user.jid());
      assertThat(session.settings().of("")).containsEntry("password", user.password());
    }
    assertThat(stage.network().sessions()).isEqualTo(USERS);
  }
}
