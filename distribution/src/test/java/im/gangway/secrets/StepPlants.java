package im.gangway.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.dom4j.Element;

/** Secrets that go in step by step, by the command {@code register} (XEP-0050). */
final class StepPlants {
  private final Stage stage;
  private final Secrets secrets;
  private final LooseTongue service;

  StepPlants(Stage stage, Secrets secrets, LooseTongue service) {
    this.stage = stage;
    this.secrets = secrets;
    this.service = service;
  }

  void all() {
    String code = secrets.plant("the right code");
    service.code("code-kim", code);
    String session = begin("kim", "code-kim", secrets.plant("before a code"));
    answer("kim", session, secrets.plant("a wrong code"), "executing");
    answer("kim", session, code, "completed");
    String second = begin("leo", "code-leo", secrets.plant("before three wrong codes"));
    answer("leo", second, secrets.plant("the first of three"), "executing");
    answer("leo", second, secrets.plant("the second of three"), "executing");
    answer("leo", second, secrets.plant("the third of three"), "completed");
    String third = begin("max", "code-max", secrets.plant("before a crash"));
    String crash = secrets.plant("the code of a crash") + "!";
    Element failed = step("max", third, Form.of("code", crash).data());
    assertThat(failed.attributeValue("type")).as(failed.asXML()).isEqualTo("error");
  }

  private String begin(String user, String name, String password) {
    String session = command(step(user, "", "")).attributeValue("sessionid");
    Element asked =
        command(step(user, session, Form.of("username", name, "password", password).data()));
    assertThat(asked.asXML()).contains("Enter the code");
    return session;
  }

  private void answer(String user, String session, String code, String status) {
    Element answer = command(step(user, session, Form.of("code", code).data()));
    assertThat(answer.attributeValue("status")).as(answer.asXML()).isEqualTo(status);
  }

  private Element step(String user, String session, String content) {
    return stage.ask(
        user + "@example.org/r", Stage.LEGACY, "set", Form.command("register", session, content));
  }

  private static Element command(Element answer) {
    Element command = answer.element("command");
    assertThat(command).as(answer.asXML()).isNotNull();
    return command;
  }
}
