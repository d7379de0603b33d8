package im.gangway.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.testing.ScriptedSession;
import java.util.Map;
import java.util.Optional;
import org.dom4j.Element;

/** Secrets that go in by registration requests (XEP-0077), taken or refused. */
final class RegistrationPlants {
  private final Stage stage;
  private final Secrets secrets;
  private final LooseTongue service;

  RegistrationPlants(Stage stage, Secrets secrets, LooseTongue service) {
    this.stage = stage;
    this.secrets = secrets;
    this.service = service;
  }

  void all() {
    takenOnes();
    changedOnes();
    refusedOnes();
    invalidOnes();
    tokens();
  }

  private void takenOnes() {
    String old = secrets.plant("registered by old fields");
    expect("result", "ada", Form.of("username", "ada", "password", old).old());
    String form = secrets.plant("registered by data form");
    expect("result", "bob", Form.of("username", "bob", "password", form).query());
  }

  private void changedOnes() {
    String first = secrets.plant("changed later");
    expect("result", "cleo", Form.of("username", "cleo", "password", first).query());
    String second = secrets.plant("changed by data form");
    expect("result", "cleo", Form.of("username", "cleo", "password", second).query());
    String third = secrets.plant("changed by old fields");
    expect("result", "cleo", Form.of("username", "cleo", "password", third).old());
    expect("result", "cleo", Form.of("username", "cleo", "nick", "c").and("password", "").query());
    assertThat(service.passwordOf("cleo")).isEqualTo(third);
    String wrong = secrets.plant("changed to a wrong one");
    expect("error", "cleo", Form.of("username", "echo-cleo", "password", wrong).query());
  }

  private void refusedOnes() {
    for (String way : new String[] {"wrong", "echo", "bug", "cause", "error", "down"}) {
      String old = secrets.plant(way + " by old fields");
      expect("error", way, Form.of("username", way + "-1", "password", old).old());
      String form = secrets.plant(way + " by data form");
      expect("error", way, Form.of("username", way + "-2", "password", form).query());
    }
    String code = secrets.plant("needs more steps");
    expect("error", "dora", Form.of("username", "code-dora", "password", code).query());
  }

  /** What never gets as far as the service. */
  private void invalidOnes() {
    Form port = Form.of("username", "eve", "port", "x");
    invalid("a1", port.and("password", secrets.plant("beside a bad port")));
    invalid("a2", good("a2").and("port", secrets.plant("as a number")));
    invalid("a3", good("a3").and("mode", secrets.plant("as a choice")));
    invalid("a4", good("a4").and("tls", secrets.plant("as a flag")));
    invalid("a5", good("a5").and("email", secrets.plant("as a mail address")));
    String twice = secrets.plant("sent twice");
    invalid("a6", Form.of("username", "a6").and("password", twice, twice));
    String control = secrets.plant("with a line break");
    invalid("a7", Form.of("username", "a7").and("password", control + "\n" + control));
    String big = secrets.plant("far too long").repeat(400);
    invalid("a8", Form.of("username", "a8").and("password", big));
    invalid("a9", good("a9").and("FORM_TYPE", secrets.plant("as the form's type")));
    Form stray = Form.of("pass", secrets.plant("in a field that is not there"));
    expect("error", "a10", stray.query());
    expect("error", "a11", Form.query("<key>" + secrets.plant("as an old key") + "</key>"));
    String removed = secrets.plant("beside a removal");
    expect("error", "a12", Form.query("<remove/><password>" + removed + "</password>"));
  }

  private static Form good(String name) {
    return Form.of("username", name, "password", "tellme");
  }

  private void invalid(String user, Form form) {
    expect("error", user, form.query());
  }

  private void tokens() {
    String token = secrets.plant("a token of the service");
    service.token("token-fay", token);
    String password = secrets.plant("beside a token");
    stage.network().account("token-fay", password);
    expect("result", "fay", Form.of("username", "token-fay", "password", password).query());
    ScriptedSession session = LoginPlants.logIn(stage, "fay");
    assertThat(session.settings().of("")).containsEntry("token", token);
    String fresh = secrets.plant("a token that was refreshed");
    session.context().save(Optional.empty(), Map.of("token", fresh)).toCompletableFuture().join();
  }

  private void expect(String type, String user, String payload) {
    String from = user + "@example.org/r";
    Element answer = stage.ask(from, Stage.LEGACY, "set", payload);
    assertThat(answer.attributeValue("type")).as(answer.asXML()).isEqualTo(type);
    stage.ask(from, Stage.LEGACY, "get", Form.query(""));
  }
}
