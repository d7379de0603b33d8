package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.gangway.core.operator.OperatorAnswer;
import im.gangway.core.operator.OperatorService;
import im.gangway.core.testing.ScriptedCase;
import im.gangway.transport.testing.ScriptedSession;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Predicate;
import org.dom4j.Element;
import org.junit.jupiter.api.Test;

/** What the operator tells a gateway that runs. */
class OperatorCasesTest extends ScriptedCase {

  private OperatorAnswer tell(String... words) {
    return OperatorService.commands(gangway()).run(List.of(words));
  }

  @Test
  void listsAndShowsUsers() throws Exception {
    registered();
    assertThat(tell("user-list", "", "").text()).isEqualTo(USER + "\t" + GATEWAY + "\n");
    assertThat(tell("user-show", USER, "").text())
        .contains("setting: password for the whole gateway (sealed)")
        .doesNotContain("rosalind");
    assertThat(tell("user-show", "nobody@example.org", "").status()).isEqualTo(1);
    assertThat(tell("user-list", "other.example.org", "").status()).isEqualTo(1);
  }

  @Test
  void removesAUserLikeAnAdmin() throws Exception {
    online();
    assertThat(tell("user-remove", USER, ""))
        .isEqualTo(new OperatorAnswer(0, USER + ": removed from " + GATEWAY + ".\n"));
    Element farewell = nextTo(USER, "unsubscribe", presence("unsubscribe"));
    assertThat(farewell.attributeValue("from")).isEqualTo(GATEWAY);
    assertThat(tell("user-remove", USER, "").status()).isEqualTo(1);
  }

  private static Predicate<Element> presence(String type) {
    return stanza ->
        stanza.getName().equals("presence") && type.equals(stanza.attributeValue("type"));
  }

  @Test
  void putsBackWhatItGaveOut() throws Exception {
    registered();
    String exported = tell("export", USER).text();
    assertThat(exported).doesNotContain("rosalind").contains("\"sealed-with-keys\"");
    assertThat(tell("import", exported).text()).contains("has registered already");
    assertThat(tell("user-remove", USER, "").status()).isZero();
    fence();
    await()
        .untilAsserted(
            () ->
                assertThat(tell("import", exported))
                    .isEqualTo(new OperatorAnswer(0, USER + ": imported.\n")));
    assertThat(tell("export", USER).text()).isEqualTo(exported);
  }

  @Test
  void refusesWhatItCannotRead() throws Exception {
    registered();
    String exported = tell("export", USER).text();
    assertThat(tell("import", "{").status()).isEqualTo(1);
    assertThat(tell("import", "[]").status()).isEqualTo(1);
    assertThat(tell("import", exported.replace("\"account\"", "\"users; --\"")).text())
        .contains("Unknown");
    String sealed = exported.replaceAll("(\"sealed\" ?: ?\")[^\"]{12}", "$1AQAAAAAAAAAA");
    assertThat(tell("import", sealed.replace(USER, "juliet@example.org")).text())
        .contains("not in the key file");
  }

  @Test
  void reloadsAccessListsAndLimits() throws Exception {
    online();
    ScriptedSession session = session();
    Files.writeString(
        folder().resolve("gangway.conf"),
        configuration().replace("mallory@example.org", USER) + "\nhttp.listen = \"127.0.0.1:9\"\n");
    Element answer =
        ask(
            "set",
            ADMIN,
            GATEWAY,
            "r",
            "<command xmlns='http://jabber.org/protocol/commands' node='reload'/>");
    assertThat(answer.asXML()).contains("Only a restart changes these keys: http");
    session.expect("close");
    send("<message from='%s' to='%s' id='m'><body>Hello</body></message>", R1, NURSE);
    expectError(next("message", "m"), "forbidden", "auth");
  }

  @Test
  void keepsEverythingWhenTheNewFileIsWrong() throws Exception {
    Files.writeString(folder().resolve("gangway.conf"), "nonsense = 1");
    Element answer =
        ask(
            "set",
            ADMIN,
            GATEWAY,
            "r",
            "<command xmlns='http://jabber.org/protocol/commands' node='reload'/>");
    expectError(answer, "not-acceptable", "modify");
  }

  @Test
  void saysHowItIs() {
    await()
        .untilAsserted(
            () ->
                assertThat(tell("status").text())
                    .isEqualTo("database: well\n" + GATEWAY + ": online\n  network: well\n"));
  }
}
