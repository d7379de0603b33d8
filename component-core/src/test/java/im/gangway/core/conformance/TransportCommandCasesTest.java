package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.testing.ScriptedCase;
import im.gangway.transport.FailureReason;
import im.gangway.transport.FormField;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import im.gangway.transport.command.CommandAnswer;
import im.gangway.transport.command.CommandCall;
import im.gangway.transport.command.TransportCommand;
import im.gangway.transport.command.TransportCommand.Audience;
import im.gangway.transport.testing.ScriptedTransport;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;
import org.junit.jupiter.api.Test;

/** A transport's own commands, ad hoc and by chat. */
class TransportCommandCasesTest extends ScriptedCase {
  private static final String LIST =
      "<query xmlns='http://jabber.org/protocol/disco#items'"
          + " node='http://jabber.org/protocol/commands'/>";
  private static final String COMMAND =
      "<command xmlns='http://jabber.org/protocol/commands' node='%s'/>";
  private static final String ANSWER =
      "<command xmlns='http://jabber.org/protocol/commands' node='double' sessionid='%s'>"
          + "<x xmlns='jabber:x:data' type='submit'><field var='number'><value>%s</value></field>"
          + "</x></command>";

  @Override
  protected ScriptedTransport transport() {
    ScriptedTransport transport = super.transport();
    transport
        .network()
        .offer(
            new TransportCommand(
                "tariffs",
                Text.literal("Show tariffs"),
                Audience.USERS,
                call -> tariffs(call.user())));
    transport
        .network()
        .offer(
            new TransportCommand(
                "double",
                Text.literal("Double a number"),
                Audience.USERS,
                Text.literal("It must be odd."),
                List.of(
                    FormField.required("number", FormField.Type.NUMBER, "Number").inRange(1, 99)),
                TransportCommandCasesTest::doubled));
    transport
        .network()
        .offer(
            new TransportCommand(
                "ledger",
                Text.literal("Show the ledger"),
                Audience.ADMINS,
                call -> tariffs("all")));
    return transport;
  }

  private static CompletionStage<CommandAnswer> tariffs(String whose) {
    return CompletableFuture.completedFuture(
        new CommandAnswer(
            Text.literal("For " + whose),
            List.of(Text.literal("To"), Text.literal("Price")),
            List.of(List.of("+1", "0.01"), List.of("+49", "0.07"))));
  }

  private static CompletionStage<CommandAnswer> doubled(CommandCall call) throws LegacyException {
    int number = Integer.parseInt(call.value("number"));
    if (number % 2 == 0) {
      throw new LegacyException(FailureReason.CONTENT_REFUSED, "That is even.");
    }
    return CompletableFuture.completedFuture(
        CommandAnswer.of(Text.literal("That makes " + 2 * number)));
  }

  @Test
  void showsEachOnlyToWhomItIsFor() throws Exception {
    registered();
    assertThat(nodes(R1)).contains("tariffs", "double").doesNotContain("ledger");
    assertThat(nodes(ADMIN)).contains("ledger");
    expectError(execute(R1, "ledger"), "forbidden", "auth");
    expectError(execute("juliet@example.org/b", "tariffs"), "forbidden", "auth");
  }

  @Test
  void tellsWordsAndATable() throws Exception {
    registered();
    Element command = expectResult(execute(R1, "tariffs"));
    assertThat(command.attributeValue("status")).isEqualTo("completed");
    assertThat(command.elementText("note")).isEqualTo("For " + USER);
    Element form = command.element("x");
    assertThat(form.element("reported").elements())
        .extracting(column -> column.attributeValue("label"))
        .containsExactly("To", "Price");
    assertThat(form.elements("item")).hasSize(2);
    assertThat(form.elements("item").get(1).elements())
        .extracting(cell -> cell.elementText("value"))
        .containsExactly("+49", "0.07");
  }

  @Test
  void asksAgainForWhatIsWrong() throws Exception {
    registered();
    Element asked = expectResult(execute(R1, "double"));
    String id = asked.attributeValue("sessionid");
    assertThat(asked.element("x").elementText("instructions")).isEqualTo("It must be odd.");
    Element even = expectResult(ask("set", R1, GATEWAY, "d1", ANSWER.formatted(id, "4")));
    assertThat(even.attributeValue("status")).isEqualTo("executing");
    assertThat(even.elementText("note")).isEqualTo("That is even.");
    Element large = expectResult(ask("set", R1, GATEWAY, "d2", ANSWER.formatted(id, "400")));
    assertThat(large.attributeValue("status")).isEqualTo("executing");
    Element odd = expectResult(ask("set", R1, GATEWAY, "d3", ANSWER.formatted(id, "21")));
    assertThat(odd.attributeValue("status")).isEqualTo("completed");
    assertThat(odd.elementText("note")).isEqualTo("That makes 42");
  }

  @Test
  void talksToo() throws Exception {
    registered();
    assertThat(said("tariffs"))
        .isEqualTo("For %s%nShow tariffs%nTo | Price%n+1 | 0.01%n+49 | 0.07".formatted(USER));
    assertThat(said("double")).contains("It must be odd.").contains("Number");
    assertThat(said("7")).isEqualTo("That makes 14");
  }

  private String said(String words) {
    send("<message type='chat' from='%s' to='%s'><body>%s</body></message>", R1, GATEWAY, words);
    return next("message").elementText("body");
  }

  private Element execute(String from, String node) {
    return ask("set", from, GATEWAY, "c-" + node, COMMAND.formatted(node));
  }

  private List<String> nodes(String from) {
    Element query = expectResult(ask("get", from, GATEWAY, "l1", LIST));
    return query.elements().stream().map(item -> item.attributeValue("node")).toList();
  }
}
