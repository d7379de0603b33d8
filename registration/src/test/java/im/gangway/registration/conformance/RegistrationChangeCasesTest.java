package im.gangway.registration.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.LoginStep;
import im.gangway.transport.testing.ScriptedSession;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class RegistrationChangeCasesTest extends RegistrationCase {

  /** Registered, available and logged in. */
  private ScriptedSession logIn() {
    register();
    send("<presence from='%s' to='%s'/>", R1, GATEWAY);
    ScriptedSession session = session();
    nextTo(R1, "the gateway's presence", RegistrationChangeCasesTest::isOnline);
    fence();
    return session;
  }

  private static boolean isOnline(Element stanza) {
    return isPresence(stanza, "null") && stanza.element("show") == null;
  }

  @Test
  @DisplayName("D-30 a new password logs in anew, without another subscription")
  void changesThePassword() {
    ScriptedSession before = logIn();
    network().account(NAME, "n3w");
    expectDone(submit(R1, "d30", Map.of("username", NAME, "password", "n3w")));

    nextTo(R1, "the gateway's presence", RegistrationChangeCasesTest::isOnline);
    assertThat(before.isClosed()).isTrue();
    assertThat(session().settings().of("")).containsEntry("password", "n3w");
    assertThat(fence()).noneMatch(stanza -> isPresence(stanza, "subscribe"));
  }

  @Test
  @DisplayName("D-31 an empty password keeps the old one")
  void keepsThePassword() {
    register();
    expectDone(submit(R1, "d31", Map.of("username", NAME, "password", "", "nick", "Jule")));
    expectDone(set(R1, "d31b", "<username>" + NAME + "</username><password/>"));

    send("<presence from='%s' to='%s'/>", R1, GATEWAY);
    assertThat(session().settings().of("")).containsEntry("password", PASSWORD);
  }

  @Test
  @DisplayName("D-32 a wrong new password changes nothing")
  void keepsAllWhenTheChangeIsWrong() {
    ScriptedSession before = logIn();
    fence();
    expectError(
        submit(R1, "d32", Map.of("username", NAME, "password", "wr0ng")),
        "not-acceptable",
        "modify");

    assertThat(fence()).extracting(Element::asXML).isEmpty();
    assertThat(before.isClosed()).isFalse();
    assertThat(isRegistered(R1)).isTrue();
  }

  @Test
  @DisplayName("D-33 another account replaces the session")
  void changesTheAccount() {
    ScriptedSession before = logIn();
    network().account("rosaline", "c0usin");
    expectDone(submit(R1, "d33", Map.of("username", "rosaline", "password", "c0usin")));

    nextTo(R1, "the gateway's presence", RegistrationChangeCasesTest::isOnline);
    assertThat(before.isClosed()).isTrue();
    assertThat(session().settings().of("")).containsEntry("username", "rosaline");
  }

  @Test
  @DisplayName("D-39 removal: logout, result, then the gateway takes leave")
  void removesInOrder() {
    ScriptedSession before = logIn();
    fence();
    send(
        "<iq type='set' from='%s' to='%s' id='d39'><query xmlns='%s'><remove/></query></iq>",
        R1, GATEWAY, REGISTER);

    Element result = component().expect(stanza -> isFor(stanza));
    assertThat(result.getName()).as(result.asXML()).isEqualTo("iq");
    expectDone(result);
    assertThat(before.isClosed()).isTrue();
    for (String type : new String[] {"unsubscribe", "unsubscribed", "unavailable"}) {
      component().expect(stanza -> isPresence(stanza, type));
    }
    assertThat(isRegistered(R1)).isFalse();
    assertThat(network().gone()).containsExactly(USER);
  }

  /** Neither what the end of the session shows at once nor the answer is out of order. */
  private static boolean isFor(Element stanza) {
    return stanza.getName().equals("iq") || "unsubscribe".equals(stanza.attributeValue("type"));
  }

  @Test
  @DisplayName("D-40 R-05 afterwards the user is a stranger")
  void forgetsWhoHasGone() {
    register();
    expectDone(set(R1, "gone", "<remove/>"));
    fence();

    send("<message type='chat' from='%s' to='%s' id='m'><body>hi</body></message>", R1, NURSE);
    expectError(next("message", "m"), "registration-required", "auth");
    send("<presence from='%s' to='%s'/>", R1, GATEWAY);
    fence();
    assertThat(network().sessions()).isZero();
  }

  @Test
  @DisplayName("D-41 a removal with anything else is refused")
  void refusesARemovalWithMore() {
    register();
    expectError(set(R1, "d41", "<remove/><username>x</username>"), "bad-request", "modify");
    assertThat(isRegistered(R1)).isTrue();
  }

  @Test
  @DisplayName("D-42 a stranger has nothing to remove")
  void refusesTheRemovalOfNothing() {
    Element error = set(R1, "d42", "<remove/>");
    expectError(error, "registration-required", "auth");
    assertThat(error.element("error").attributeValue("code")).isEqualTo("407");
  }

  @Test
  @DisplayName("D-43 a removal is no question")
  void refusesARemovalByGet() {
    register();
    expectError(
        ask("get", R1, GATEWAY, "d43", "<query xmlns='" + REGISTER + "'><remove/></query>"),
        "bad-request",
        "modify");
    assertThat(isRegistered(R1)).isTrue();
  }

  @Test
  @DisplayName("D-46 a removal ends a login that is under way")
  void endsALoginUnderWay() {
    register();
    network().holdLogins();
    send("<presence from='%s' to='%s'/>", R1, GATEWAY);
    fence();
    expectDone(set(R1, "d46", "<remove/>"));
    network().releaseLogins();

    fence();
    assertThat(isRegistered(R1)).isFalse();
    assertThat(fence()).noneMatch(stanza -> isPresence(stanza, "null"));
    Awaitility.await().until(() -> network().sessions() == 0);
  }

  @Test
  @DisplayName("D-46 a change that is being verified when the registration goes is not stored")
  void dropsAChangeUnderWay() throws Exception {
    register();
    CompletableFuture<Boolean> asked = new CompletableFuture<>();
    CompletableFuture<Boolean> go = new CompletableFuture<>();
    network()
        .verification(
            candidate -> {
              asked.complete(true);
              go.join();
              return new LoginStep.Done(candidate);
            });
    send(
        "<iq type='set' from='%s' to='%s' id='late'><query xmlns='%s'>%s</query></iq>",
        R1, GATEWAY, REGISTER, form(Map.of("username", NAME, "password", "n3w")));
    asked.get(10, TimeUnit.SECONDS);
    expectDone(set(R1, "d46b", "<remove/>"));
    go.complete(true);

    expectError(next("iq", "late"), "unexpected-request", "wait");
    assertThat(isRegistered(R1)).isFalse();
    restartGateway();
    assertThat(isRegistered(R1)).isFalse();
  }

  @Test
  @DisplayName("D-47 registering and removing twenty times leaves nothing behind")
  void bearsComingAndGoing() {
    for (int i = 0; i < 20; i++) {
      expectDone(submit(R1, "in" + i, Map.of("username", NAME, "password", PASSWORD)));
      expectDone(set(R1, "out" + i, "<remove/>"));
    }
    fence();
    assertThat(network().sessions()).isZero();
    assertThat(isRegistered(R1)).isFalse();
  }
}
