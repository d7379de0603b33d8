package im.gangway.registration.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.LoginStep;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Registering by command (XEP-0050), where a login may have several steps. */
final class RegisterCommandCasesTest extends RegistrationCase {
  private static final String CANCEL = REGISTER + ":cancel";

  private int step;

  private Element execute(String node, String session, String within) {
    String id = session.isEmpty() ? "" : " sessionid='" + session + "'";
    return ask(
        "set",
        R1,
        GATEWAY,
        "step" + ++step,
        "<command xmlns='" + COMMANDS + "' node='" + node + "'" + id + ">" + within + "</command>");
  }

  private String begin(String node) {
    return expectResult(execute(node, "", "")).attributeValue("sessionid");
  }

  private Element credentials(String session) {
    return expectResult(
        execute("register", session, form(Map.of("username", NAME, "password", PASSWORD))));
  }

  @Test
  @DisplayName("D-48 a code is asked for as a further step")
  void asksForTheCode() {
    network().needsCode("1234");
    String session = begin("register");
    Element question = credentials(session);
    assertThat(question.attributeValue("status")).isEqualTo("executing");
    assertThat(dataField(question.element("x"), "code")).isNotNull();

    Element wrong = expectResult(execute("register", session, form(Map.of("code", "1"))));
    assertThat(wrong.attributeValue("status")).isEqualTo("executing");
    assertThat(wrong.element("note").getText()).contains("not the code");

    Element right = expectResult(execute("register", session, form(Map.of("code", "1234"))));
    assertThat(right.attributeValue("status")).isEqualTo("completed");
    assertThat(isRegistered(R1)).isTrue();
  }

  @Test
  @DisplayName("D-48 after three wrong codes it is over")
  void givesUpAfterThreeWrongCodes() {
    network().needsCode("1234");
    String session = begin("register");
    credentials(session);
    execute("register", session, form(Map.of("code", "1")));
    execute("register", session, form(Map.of("code", "2")));

    Element third = expectResult(execute("register", session, form(Map.of("code", "3"))));
    assertThat(third.attributeValue("status")).isEqualTo("completed");
    assertThat(third.element("note").attributeValue("type")).isEqualTo("error");
    assertThat(isRegistered(R1)).isFalse();
  }

  @Test
  @DisplayName("D-48 a page to open is shown, and waited for")
  void showsAPage() {
    CompletableFuture<LoginStep> opened = new CompletableFuture<>();
    network()
        .verification(
            candidate -> {
              opened.thenApply(done -> done);
              return new LoginStep.OpenUrl(
                  URI.create("https://login.example.net/x"),
                  Optional.of("ABCD"),
                  "Allow the gateway to log in.",
                  opened.thenApply(unused -> new LoginStep.Done(candidate)));
            });
    String session = begin("register");
    Element page = credentials(session);
    assertThat(page.element("x").elementText("instructions"))
        .contains("https://login.example.net/x")
        .contains("ABCD");
    Element early = expectResult(execute("register", session, form(Map.of())));
    assertThat(early.attributeValue("status")).isEqualTo("executing");

    opened.complete(null);
    Element done = expectResult(execute("register", session, form(Map.of())));
    assertThat(done.attributeValue("status")).isEqualTo("completed");
    assertThat(isRegistered(R1)).isTrue();
  }

  @Test
  @DisplayName("D-06 D-39 by command too, the result comes before the gateway's presence")
  void answersFirst() {
    String session = begin("register");
    fence();
    credentialsSent(session);
    assertThat(firstOf("in", "subscribe").asXML()).contains("completed");

    String leaving = begin("unregister");
    fence();
    send(
        "<iq type='set' from='%s' to='%s' id='bye'><command xmlns='%s' node='unregister'"
            + " sessionid='%s'>%s</command></iq>",
        R1, GATEWAY, COMMANDS, leaving, form(Map.of("sure", "true")).replace(REGISTER, CANCEL));
    assertThat(firstOf("bye", "unsubscribe").asXML()).contains("completed");
  }

  private void credentialsSent(String session) {
    send(
        "<iq type='set' from='%s' to='%s' id='in'><command xmlns='%s' node='register'"
            + " sessionid='%s'>%s</command></iq>",
        R1, GATEWAY, COMMANDS, session, form(Map.of("username", NAME, "password", PASSWORD)));
  }

  /** Whichever comes first: the answer with that id, or presence of that type. */
  private Element firstOf(String id, String type) {
    return component()
        .expect(stanza -> id.equals(stanza.attributeValue("id")) || isPresence(stanza, type));
  }

  @Test
  void unregistersAfterAQuestion() {
    register();
    String session = begin("unregister");
    Element no = expectResult(execute("unregister", session, form(Map.of("sure", "false"))));
    assertThat(no.attributeValue("status")).isEqualTo("completed");
    assertThat(isRegistered(R1)).isTrue();

    String again = begin("unregister");
    execute(
        "unregister",
        again,
        "<x xmlns='jabber:x:data' type='submit'>" + field("sure", "1") + "</x>");
    assertThat(isRegistered(R1)).isFalse();
  }
}
