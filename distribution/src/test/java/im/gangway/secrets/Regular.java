package im.gangway.secrets;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A user who registers, comes and goes, and changes the password again and again. One thread at a
 * time.
 */
final class Regular {
  private final Answers answers;
  private final Stage stage;
  private final String name;
  private final AtomicInteger changes = new AtomicInteger();
  private volatile String password = "";

  Regular(Stage stage, Answers answers, int number) {
    this.stage = stage;
    this.answers = answers;
    this.name = "user" + number;
  }

  /** The bare JID. */
  String jid() {
    return name + "@example.org";
  }

  /** What the gateway was told last. */
  String password() {
    return password;
  }

  /** Registers, or changes the password; has it when the gateway has said so. */
  void changePassword() {
    String fresh = name + "-password-" + changes.incrementAndGet();
    stage.network().account(name, fresh);
    answers.ask(jid(), Form.of("username", name, "password", fresh).query());
    password = fresh;
  }

  /** Comes and goes, without waiting. */
  void visit() {
    come();
    go();
  }

  void come() {
    present("");
  }

  void go() {
    present(" type='unavailable'");
  }

  private void present(String type) {
    stage.send(
        Stage.LEGACY, "<presence from='%s/r' to='%s'%s/>".formatted(jid(), Stage.LEGACY, type));
  }
}
