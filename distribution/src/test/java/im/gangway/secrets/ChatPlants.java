package im.gangway.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** Secrets that are said to the gateway in a chat. */
final class ChatPlants {
  private static final String NAME = "User name";
  private static final String PASSWORD = "Password";
  private static final String PORT = "Port";
  private static final String CODE = "Code";

  private final Stage stage;
  private final Secrets secrets;
  private final LooseTongue service;

  ChatPlants(Stage stage, Secrets secrets, LooseTongue service) {
    this.stage = stage;
    this.secrets = secrets;
    this.service = service;
  }

  void all() {
    Talk ned = talk("ned");
    String said = secrets.plant("said in a chat");
    register(ned, Map.of(NAME, "ned", PASSWORD, said), "You have registered");
    refusedOnes();
    codes();
    Talk pat = talk("pat");
    pat.say("register");
    pat.say("pat");
    pat.say(secrets.plant("said before it was canceled"));
    pat.say("cancel");
    talk("quin").say(secrets.plant("said to nobody"));
  }

  private void refusedOnes() {
    Talk olga = talk("olga");
    String wrong = secrets.plant("said and refused");
    register(olga, Map.of(NAME, "echo-olga", PASSWORD, wrong), "is wrong");
    String port = secrets.plant("said beside a bad port");
    Map<String, String> bad = Map.of(NAME, "olga", PASSWORD, port, PORT, "70000");
    olga.answer("", bad, "is a number from");
    String crash = secrets.plant("said to a crash");
    olga.answer("", Map.of(NAME, "bug-olga", PASSWORD, crash, PORT, "1"), "did not work");
  }

  private void codes() {
    Talk rosa = talk("rosa");
    String code = secrets.plant("said as a code");
    service.code("code-rosa", code);
    Map<String, String> first =
        Map.of(NAME, "code-rosa", PASSWORD, secrets.plant("said before a code"));
    register(rosa, first, CODE);
    rosa.answer(CODE, Map.of(CODE, secrets.plant("said as a wrong code")), "is wrong");
    rosa.answer(CODE, Map.of(CODE, code), "You have registered");
  }

  private static void register(Talk talk, Map<String, String> answers, String end) {
    assertThat(talk.answer(talk.say("register"), answers, end)).contains(end);
  }

  private Talk talk(String user) {
    return new Talk(stage, user + "@example.org/r", Stage.LEGACY);
  }
}
