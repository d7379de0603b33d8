package im.gangway.demo;

import im.gangway.peers.IrcClient;
import im.gangway.peers.XmppClient;
import im.gangway.peers.XmppClient.Direction;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;

/**
 * Starts real servers with Gangway between them, plays a conversation, and stays up for the
 * reader's own client. With {@code --once} it ends after the conversation. Exit status 1: a step
 * failed.
 */
public final class Demo {
  private final Screen screen;
  private final boolean once;
  private final boolean phones;
  private final @Nullable Path converse;

  private Demo(Screen screen, boolean once, boolean phones, @Nullable Path converse) {
    this.screen = screen;
    this.once = once;
    this.phones = phones;
    this.converse = converse;
  }

  /**
   * Runs the demo; {@code bin/demo} calls it.
   *
   * @param arguments {@code --once} ends after the conversation, {@code --colour} paints, {@code
   *     --phones} says that the carrier of short messages can be started, {@code --converse FOLDER}
   *     names the unpacked web client
   */
  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    List<String> options = List.of(arguments);
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    int folder = options.indexOf("--converse") + 1;
    Demo demo =
        new Demo(
            new Screen(out, options.contains("--colour")),
            options.contains("--once"),
            options.contains("--phones"),
            folder == 0 ? null : Path.of(options.get(folder)).toAbsolutePath());
    System.exit(demo.runAndTell() ? 0 : 1);
  }

  private boolean runAndTell() throws Exception {
    try {
      return run();
    } catch (IllegalStateException | UncheckedIOException e) {
      screen.failure("The demo cannot go on: " + e.getMessage());
      return false;
    }
  }

  private boolean run() throws Exception {
    Recorder recorder = new Recorder();
    screen.text(
        "Starting Prosody, an IRC server%s and Gangway …"
            .formatted(phones ? ", an SMS carrier" : ""));
    try (Stage stage = new Stage(converse, phones, recorder)) {
      if (!play(stage, recorder)) {
        return false;
      }
      if (!once) {
        stayUp(stage);
      }
      return true;
    }
  }

  private boolean play(Stage stage, Recorder recorder) {
    screen.title("A conversation in " + Conversation.CHANNEL);
    try (XmppClient alice = XmppClient.login(stage.xmpp(), "alice", "demo");
        IrcClient bob = IrcClient.connect(stage.irc().port()).register("bob")) {
      alice.onStanza((direction, xml) -> recorder.stanza(direction == Direction.OUT, xml));
      Script script = new Script(screen, recorder);
      new Conversation(alice, bob).play(script);
      Phone phone = stage.phone();
      if (phone != null) {
        screen.title("A text to a phone");
        new Texting(alice, phone).play(script);
      }
      screen.text("Both saw all of it.");
      return true;
    } catch (Script.StepFailed e) {
      screen.failure("This step failed: " + e.getMessage());
      screen.failure(String.valueOf(e.getCause()));
      return false;
    }
  }

  /** Until Ctrl-C, which ends this process; its leftovers are cleared at exit. */
  private void stayUp(Stage stage) throws InterruptedException {
    try (Host host = new Host(stage.irc().port())) {
      Phone phone = stage.phone();
      if (phone != null) {
        phone.answer(Stage.ALICES_NUMBER);
      }
      new Invitation(screen, stage, host.nick(), converse != null).show();
      new CountDownLatch(1).await();
    }
  }
}
