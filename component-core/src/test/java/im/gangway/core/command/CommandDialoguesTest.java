package im.gangway.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.address.Target;
import im.gangway.core.form.DataForm;
import im.gangway.core.testing.HandlerHarness;
import im.gangway.core.testing.SampleService;
import im.gangway.transport.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Dialogues that nobody goes on with. */
class CommandDialoguesTest {
  private static final int KEPT = 10_000;
  private static final Pattern SESSION = Pattern.compile("sessionid=\"([^\"]*)\"");

  private final HandlerHarness gateway =
      new HandlerHarness(SampleService.INFO, new SampleService());

  @BeforeEach
  void install() {
    Commands commands = new Commands(CommandAccess.OPEN).add(new Question());
    gateway.handlers().iq(new CommandHandler(commands, gateway.context().clock()));
  }

  /** Asks, and is content with any answer. */
  private static final class Question implements Command {
    @Override
    public String node() {
      return "question";
    }

    @Override
    public Text name() {
      return Text.literal("A question");
    }

    @Override
    public boolean isOfferedAt(Target target) {
      return target instanceof Target.Gateway;
    }

    @Override
    public CompletionStage<CommandStep> start(CommandRequest request) {
      return CompletableFuture.completedFuture(
          new CommandStep.Ask(
              DataForm.toFillIn("urn:example").element(),
              true,
              (form, session) ->
                  CompletableFuture.completedFuture(CommandStep.Done.of(Text.literal("Thanks")))));
    }
  }

  @Test
  @DisplayName("P-12 10,000 dialogues that were left are kept, and of more only so many")
  void keepsSoManyAndNoMore() {
    List<String> sessions = new ArrayList<>();
    for (int user = 0; user < KEPT; user++) {
      sessions.add(begin(user));
    }
    assertThat(goOn(0, sessions.get(0))).contains("completed");

    for (int user = KEPT; user < 2 * KEPT; user++) {
      sessions.add(begin(user));
    }
    long known =
        IntStream.range(0, sessions.size())
            .filter(user -> goOn(user, sessions.get(user)).contains("completed"))
            .count();
    assertThat(known).isPositive().isLessThanOrEqualTo(KEPT);
  }

  @Test
  @DisplayName("P-12 10,000 dialogues are over ten minutes after they were left")
  void forgetsWhatWasLeft() {
    List<String> sessions = IntStream.range(0, KEPT).mapToObj(this::begin).toList();
    gateway.advance(CommandDialogues.LIFETIME);
    for (int user = 0; user < KEPT; user += 100) {
      assertThat(goOn(user, sessions.get(user))).contains("session-expired");
    }
  }

  private String begin(int user) {
    Matcher session = SESSION.matcher(ask(user, ""));
    assertThat(session.find()).isTrue();
    return session.group(1);
  }

  private String goOn(int user, String session) {
    return ask(user, " sessionid='" + session + "'");
  }

  private String ask(int user, String attributes) {
    return gateway.askAs(
        "user" + user + "@example.org/r",
        "set",
        HandlerHarness.DOMAIN,
        "<command xmlns='http://jabber.org/protocol/commands' node='question'"
            + attributes
            + "><x xmlns='jabber:x:data' type='submit'/></command>");
  }
}
