package im.gangway.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyEvent;
import im.gangway.transport.testing.ScriptedSession;
import org.dom4j.Element;

/** Secrets that a network repeats when their users log in, or later. */
final class LoginPlants {
  private final Stage stage;
  private final Secrets secrets;

  LoginPlants(Stage stage, Secrets secrets) {
    this.stage = stage;
    this.secrets = secrets;
  }

  void all() {
    String refused = register("gil", "quoted by a refused login");
    stage.network().loginFails(FailureReason.CREDENTIALS_REFUSED, "PASS " + refused + " is wrong.");
    failToLogIn("gil");
    stage.network().loginFails(FailureReason.NETWORK_UNREACHABLE, "No answer to " + refused);
    String late = register("hal", "quoted by a login without answer");
    stage.network().loginFails(FailureReason.NETWORK_UNREACHABLE, "No answer to " + late);
    failToLogIn("hal");
    stage.network().loginWorks();
    String crashed = register("ida", "quoted by a crash");
    stage.network().loginCrashes(new IllegalStateException("PASS " + crashed));
    failToLogIn("ida");
    stage.network().loginWorks();
    String lost = register("joe", "quoted by the end of a session");
    ScriptedSession session = logIn(stage, "joe");
    session.publish(
        new LegacyEvent.SessionEnded(FailureReason.BANNED, "Bye, you with " + lost + "."));
    stage.next("presence", "unavailable", Stage.LEGACY, "joe@example.org/r");
  }

  private String register(String user, String way) {
    String password = secrets.plant(way);
    stage.network().account(user, password);
    Element answer =
        stage.ask(
            user + "@example.org/r",
            Stage.LEGACY,
            "set",
            Form.of("username", user, "password", password).query());
    assertThat(answer.attributeValue("type")).as(answer.asXML()).isEqualTo("result");
    return password;
  }

  /** A login that fails, and then one by a message. */
  private void failToLogIn(String user) {
    String from = user + "@example.org/r";
    stage.send(Stage.LEGACY, "<presence from='%s' to='%s'/>".formatted(from, Stage.LEGACY));
    stage.next("presence", "error", Stage.LEGACY, from);
    stage.send(
        Stage.LEGACY,
        "<presence from='%s' to='%s' type='unavailable'/>".formatted(from, Stage.LEGACY));
    String nurse = "nurse@" + Stage.LEGACY;
    stage.send(
        Stage.LEGACY,
        "<message type='chat' from='%s' to='%s' id='m'><body>hi</body></message>"
            .formatted(from, nurse));
    stage.next("message", "error", nurse, from);
  }

  /** A user comes online. */
  static ScriptedSession logIn(Stage stage, String user) {
    stage.send(
        Stage.LEGACY, "<presence from='%s@example.org/r' to='%s'/>".formatted(user, Stage.LEGACY));
    return stage.network().session(user + "@example.org");
  }
}
