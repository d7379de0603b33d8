package im.gangway.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.address.Target;
import im.gangway.core.form.DataForm;
import im.gangway.core.form.SubmittedForm;
import im.gangway.core.testing.HandlerHarness;
import im.gangway.core.testing.SampleService;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CommandHandlerTest {
  private static final String GATEWAY = HandlerHarness.DOMAIN;
  private static final String ALICE = "alice@example.org/r";
  private static final String FORM = "<x xmlns='jabber:x:data' type='submit'/>";
  private static final Pattern SESSION = Pattern.compile("sessionid=\"([^\"]*)\"");

  private final HandlerHarness gateway =
      new HandlerHarness(SampleService.INFO, new SampleService());

  @BeforeEach
  void install() {
    Commands commands = new Commands(CommandAccess.OPEN).add(new ThreeQuestions());
    gateway.handlers().iq(new CommandHandler(commands, gateway.context().clock()));
  }

  /** Asks three times; breaks where it is told to. */
  private static final class ThreeQuestions implements Command {
    @Override
    public String node() {
      return "three";
    }

    @Override
    public Text name() {
      return Text.literal("Three questions");
    }

    @Override
    public boolean isOfferedAt(Target target) {
      return target instanceof Target.Gateway;
    }

    @Override
    public CompletionStage<CommandStep> start(CommandRequest request) {
      return CompletableFuture.completedFuture(question(1));
    }

    private CommandStep question(int number) {
      return new CommandStep.Ask(
          DataForm.toFillIn("urn:example").title("Question " + number).element(),
          number == 3,
          (form, session) -> answered(number, form));
    }

    private CompletionStage<CommandStep> answered(int number, SubmittedForm form) {
      if (form.values("break").isPresent()) {
        return CompletableFuture.failedFuture(new IllegalStateException("a bug"));
      }
      return CompletableFuture.completedFuture(
          number == 3 ? CommandStep.Done.of(Text.literal("Thanks.")) : question(number + 1));
    }
  }

  @Test
  @DisplayName("P-03 a command of several steps, there and back")
  void goesThroughTheSteps() {
    String first = ask("");
    assertThat(first)
        .contains("Question 1")
        .contains("<actions execute=\"next\"><next/></actions>");
    String second = ask(" action='next'" + id(first), FORM);
    assertThat(second)
        .contains("Question 2")
        .contains("<actions execute=\"next\"><prev/><next/></actions>");
    assertThat(ask(" action='prev'" + id(first))).contains("Question 1");
    assertThat(ask(id(first), FORM)).contains("Question 2");
    assertThat(ask(id(first), FORM))
        .contains("Question 3")
        .contains("<actions execute=\"complete\"><prev/><complete/></actions>");
    assertThat(ask(" action='complete'" + id(first), FORM))
        .contains("status=\"completed\"")
        .contains("<note type=\"info\">Thanks.</note>");
    assertThat(ask(id(first), FORM)).contains("<bad-sessionid");
  }

  @Test
  @DisplayName("P-04 unknown commands")
  void knowsNoOtherCommands() {
    String other = "<command xmlns='http://jabber.org/protocol/commands' node='other'/>";
    assertThat(gateway.ask("set", GATEWAY, other))
        .contains("<error type=\"cancel\"><item-not-found");
    assertThat(gateway.ask("set", "net.work@" + GATEWAY, other.replace("other", "three")))
        .contains("<item-not-found");
  }

  @Test
  @DisplayName("P-06 bad actions")
  void refusesBadActions() {
    assertThat(ask(" action='jump'"))
        .contains("<error type=\"modify\"><bad-request")
        .contains("<malformed-action xmlns=\"http://jabber.org/protocol/commands\"/>");
    assertThat(ask(" action='next'")).contains("<bad-action");
    String first = ask("");
    assertThat(ask(" action='prev'" + id(first))).contains("<bad-action");
    assertThat(ask(" action='complete'" + id(first), FORM)).contains("<bad-action");
    assertThat(ask(" action='next'" + id(first), FORM)).contains("Question 2");
  }

  @Test
  @DisplayName("P-09 no form")
  void wantsTheForm() {
    String first = ask("");
    assertThat(ask(id(first)))
        .contains("<bad-payload xmlns=\"http://jabber.org/protocol/commands\"/>");
    assertThat(ask(id(first), FORM)).contains("Question 2");
  }

  @Test
  @DisplayName("P-07 unknown and expired dialogues")
  void forgetsDialogues() {
    assertThat(ask(" sessionid='x'", FORM)).contains("<bad-sessionid");
    String first = ask("");
    gateway.advance(Duration.ofMinutes(9));
    assertThat(ask(id(first), FORM)).contains("Question 2");
    gateway.advance(Duration.ofMinutes(11));
    assertThat(ask(id(first), FORM))
        .contains("<error type=\"cancel\"><not-allowed")
        .contains("<session-expired");
  }

  @Test
  @DisplayName("P-08 dialogues of others")
  void bindsADialogueToTheFullJid() {
    String first = ask("");
    for (String other : new String[] {"alice@example.org/other", "eve@example.org/r"}) {
      String payload = payload(id(first), FORM);
      assertThat(gateway.askAs(other, "set", GATEWAY, payload)).contains("<bad-sessionid");
    }
    assertThat(ask(id(first), FORM)).contains("Question 2");
  }

  @Test
  void keepsFewDialoguesForAUser() {
    String oldest = ask("");
    for (int i = 0; i < CommandDialogues.PER_USER; i++) {
      ask("");
    }
    assertThat(ask(id(oldest), FORM)).contains("<bad-sessionid");
  }

  @Test
  @DisplayName("R-11 a command that breaks")
  void endsTheDialogueOfABrokenCommand() {
    String first = ask("");
    String broken =
        "<x xmlns='jabber:x:data' type='submit'><field var='break'><value>1</value></field></x>";
    assertThat(ask(id(first), broken)).contains("<internal-server-error").doesNotContain("a bug");
    assertThat(ask(id(first), FORM)).contains("<bad-sessionid");
  }

  @Test
  void takesACanceledFormAsTheEnd() {
    String first = ask("");
    assertThat(ask(id(first), FORM.replace("submit", "cancel"))).contains("status=\"canceled\"");
  }

  private String ask(String attributes) {
    return ask(attributes, "");
  }

  private String ask(String attributes, String content) {
    return gateway.askAs(ALICE, "set", GATEWAY, payload(attributes, content));
  }

  private static String payload(String attributes, String content) {
    return "<command xmlns='http://jabber.org/protocol/commands' node='three'"
        + attributes
        + ">"
        + content
        + "</command>";
  }

  private static String id(String answer) {
    String id = SESSION.matcher(answer).results().findFirst().orElseThrow().group(1);
    return " sessionid='" + id + "'";
  }
}
