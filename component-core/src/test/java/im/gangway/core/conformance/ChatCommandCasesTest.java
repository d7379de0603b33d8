package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.address.Target;
import im.gangway.core.command.Command;
import im.gangway.core.command.CommandRequest;
import im.gangway.core.command.CommandStep;
import im.gangway.core.config.GangwayConfig;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.form.DataForm;
import im.gangway.core.form.SubmittedForm;
import im.gangway.core.gateway.GatewayExtension;
import im.gangway.core.testing.ScriptedCase;
import im.gangway.transport.Text;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Commands by talking to the gateway: K-34 to K-36, B-28 and R-13. */
class ChatCommandCasesTest extends ScriptedCase {
  private static final String STRANGER = "stranger@example.org/x";

  private final BlockingQueue<SubmittedForm> submitted = new LinkedBlockingQueue<>();

  @Override
  protected List<GatewayExtension> extensions(GangwayConfig config) {
    return List.of(parts -> parts.commands().add(new Signing()));
  }

  /** Asks for one field of each kind; refuses the name "bad". */
  private final class Signing implements Command {
    @Override
    public String node() {
      return "sign";
    }

    @Override
    public Text name() {
      return Text.literal("Sign here");
    }

    @Override
    public boolean isOfferedAt(Target target) {
      return target instanceof Target.Gateway;
    }

    @Override
    public CompletionStage<CommandStep> start(CommandRequest request) {
      DataForm form = DataForm.toFillIn("urn:sign").title("Signature");
      form.field("name", "text-single", "Name", List.of()).required();
      form.field("port", "text-single", "Port", List.of("6667")).datatype("xs:integer");
      form.field("password", "text-private", "Password", List.of()).required();
      form.field("tls", "boolean", "TLS", List.of("true"));
      form.field("mode", "list-single", "Mode", List.of("slow"))
          .option("slow", "Slow")
          .option("fast", "Fast");
      return CompletableFuture.completedFuture(
          new CommandStep.Ask(form.element(), true, (filled, session) -> signed(filled)));
    }

    private CompletionStage<CommandStep> signed(SubmittedForm form) throws StanzaException {
      if (form.values("name").orElseThrow().equals(List.of("bad"))) {
        throw new StanzaException(Condition.NOT_ACCEPTABLE, Text.literal("Nobody is called bad."));
      }
      submitted.add(form);
      return CompletableFuture.completedFuture(CommandStep.Done.of(Text.literal("Signed.")));
    }
  }

  @Test
  @DisplayName("K-34 help, unknown words, and no storm")
  void answersUnknownWordsSeldom() throws Exception {
    registered();
    assertThat(say("help")).contains("status").contains("xmpp:" + GATEWAY + "?command;node=status");
    assertThat(say("what?")).contains("help");
    for (int i = 0; i < 20; i++) {
      send("<message from='%s' to='%s' type='chat'><body>x%d</body></message>", R1, GATEWAY, i);
    }
    assertThat(fence()).noneMatch(stanza -> stanza.getName().equals("message"));
  }

  @Test
  @DisplayName("K-35 strangers are offered to register")
  void offersStrangersToRegister() {
    assertThat(sayAs(STRANGER, "status")).contains("xmpp:" + GATEWAY + "?register");
    assertThat(sayAs(STRANGER, "hello")).contains("register");
  }

  @Test
  @DisplayName("K-36 a form is asked field by field; secrets are never echoed")
  void asksForAForm() throws Exception {
    assertThat(say("sign")).contains("Signature", "Name", "?command;node=sign", "must be filled");
    assertThat(say("-")).contains("must be filled").contains("Name");
    assertThat(say("bad")).contains("Port", "6667");
    assertThat(say("many")).contains("not a whole number", "Port");
    assertThat(say("-")).contains("Password", "stored", "?command;node=sign");
    assertThat(say("s3cr3t")).contains("TLS").doesNotContain("s3cr3t");
    assertThat(say("perhaps")).contains("yes or no", "TLS");
    assertThat(say("no")).contains("1: Slow", "2: Fast").doesNotContain("s3cr3t");
    assertThat(say("2")).contains("Nobody is called bad.", "Name").doesNotContain("s3cr3t");
    assertThat(say("Romeo")).contains("Port");
    assertThat(say("-")).contains("Password").doesNotContain("s3cr3t");
    assertThat(say("-")).contains("TLS", "no");
    assertThat(say("-")).contains("Fast");
    assertThat(say("slow")).isEqualTo("Signed.");
    SubmittedForm form = submitted.poll(10, TimeUnit.SECONDS);
    assertThat(form).isNotNull();
    assertThat(form.fields())
        .containsEntry("name", List.of("Romeo"))
        .containsEntry("port", List.of("6667"))
        .containsEntry("password", List.of("s3cr3t"))
        .containsEntry("tls", List.of("false"))
        .containsEntry("mode", List.of("slow"))
        .containsEntry("FORM_TYPE", List.of("urn:sign"));
  }

  @Test
  void canBeCanceledAndIsOneForEachResource() {
    say("sign");
    assertThat(sayAs(R2, "sign")).contains("Signature");
    assertThat(say("cancel")).contains("Canceled");
    assertThat(sayAs(R2, "Juliet")).contains("Port");
  }

  @Test
  void answersAsItWasAsked() {
    send(
        "<message from='%s' to='%s' id='n1'><thread>t1</thread><body>help</body></message>",
        R1, GATEWAY);
    Element answer = next("message");
    assertThat(answer.attributeValue("type")).isEqualTo("normal");
    assertThat(answer.attributeValue("to")).isEqualTo(R1);
    assertThat(answer.attributeValue("from")).isEqualTo(GATEWAY);
    assertThat(answer.elementText("thread")).isEqualTo("t1");
  }

  @Test
  @DisplayName("B-28 what is forwarded, late, an error or says nothing is not executed")
  void executesNothingThatNobodySaid() {
    send(
        "<message from='%s' to='%s' type='error'><body>help</body>"
            + "<error type='cancel'><gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>"
            + "</message>",
        R1, GATEWAY);
    send(
        "<message from='%s' to='%s' type='chat'><body>help</body>"
            + "<delay xmlns='urn:xmpp:delay' stamp='2020-01-01T00:00:00Z'/></message>",
        R1, GATEWAY);
    send(
        "<message from='%s' to='%s' type='chat'>"
            + "<composing xmlns='http://jabber.org/protocol/chatstates'/></message>",
        R1, GATEWAY);
    assertThat(fence()).noneMatch(stanza -> stanza.getName().equals("message"));
    send(
        "<message from='%1$s' to='%2$s' type='chat' id='f1'><sent xmlns='urn:xmpp:carbons:2'>"
            + "<forwarded xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client'"
            + " from='%1$s' to='%2$s' type='chat'><body>sign</body></message></forwarded></sent>"
            + "</message>",
        R1, GATEWAY);
    assertThat(fence()).noneMatch(stanza -> stanza.asXML().contains("Signature"));
  }

  @Test
  @DisplayName("R-13 admin commands by talking are for admins too")
  void refusesUsersWhatIsForAdmins() throws Exception {
    registered();
    assertThat(say("delete-user")).contains("administer").doesNotContain("accountjids");
    assertThat(say("http://jabber.org/protocol/admin#delete-user")).contains("administer");
    assertThat(sayAs(ADMIN, "get-registered-users-num")).contains("1");
  }

  private String say(String words) {
    return sayAs(R1, words);
  }

  private String sayAs(String from, String words) {
    send("<message from='%s' to='%s' type='chat'><body>%s</body></message>", from, GATEWAY, words);
    Element answer = nextTo(from, "an answer", stanza -> stanza.getName().equals("message"));
    assertThat(answer.attributeValue("type")).isEqualTo("chat");
    return answer.elementText("body");
  }
}
