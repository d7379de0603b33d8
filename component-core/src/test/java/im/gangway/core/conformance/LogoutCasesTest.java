package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.Text;
import im.gangway.transport.testing.ScriptedSession;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Logging out by presence (XEP-0100 §4.5). */
class LogoutCasesTest extends PresenceCase {

  @Test
  @DisplayName("F-01 the last resource that goes logs out")
  void logsOut() throws Exception {
    online();
    ScriptedSession session = session();
    send(
        "<presence type='unavailable' from='%s' to='%s'><status>Bye</status></presence>",
        R1, GATEWAY);
    fromGateway("unavailable", R1);
    session.expect("close Bye");
    awaitNoSession();
  }

  @Test
  @DisplayName("F-01 lately sent messages do not keep the session")
  void logsOutAfterAMessage() throws Exception {
    online();
    ScriptedSession session = session();
    send("<message type='chat' from='%s' to='%s'><body>hi</body></message>", R1, NURSE);
    session.expect("send nurse hi");
    presence("unavailable", R1, GATEWAY);
    session.expect("close");
  }

  @Test
  @DisplayName("F-02 while another resource is there nobody is logged out")
  void staysForAnotherResource() throws Exception {
    online();
    available(R2);
    fromGateway(null, R2);
    presence("unavailable", R1, GATEWAY);
    fromGateway("unavailable", R1);
    assertThat(rest()).isEmpty();
    assertThat(network().sessions()).isEqualTo(1);
  }

  @Test
  @DisplayName("F-03 leave of an unknown resource changes nothing")
  void ignoresAnUnknownResource() throws Exception {
    online();
    presence("unavailable", R2, GATEWAY);
    assertThat(rest()).isEmpty();
    assertThat(network().sessions()).isEqualTo(1);
  }

  @Test
  @DisplayName("F-04 leave of a contact only is none of the gateway")
  void staysWhenAContactIsLeft() throws Exception {
    online();
    send("<presence from='%s' to='%s'/>", R1, NURSE);
    presence("unavailable", R1, NURSE);
    fence();
    assertThat(network().sessions()).isEqualTo(1);
  }

  @Test
  @DisplayName("F-04 who only ever was available to a contact leaves by that contact")
  void leavesByTheContact() throws Exception {
    registered();
    send("<presence from='%s' to='%s'/>", R1, NURSE);
    fromGateway(null, R1);
    presence("unavailable", R1, NURSE);
    fromGateway("unavailable", R1);
    awaitNoSession();
  }

  @Test
  @DisplayName("F-08 leave during the login ends it")
  void cancelsTheLogin() throws Exception {
    registered();
    network().holdLogins();
    available(R1);
    presence("unavailable", R1, GATEWAY);
    fromGateway("unavailable", R1);
    network().releaseLogins();
    assertThat(kinds(rest())).doesNotContain("presence");
    awaitNoSession();
  }

  @Test
  @DisplayName("F-09 leaving twice logs out once")
  void logsOutOnce() throws Exception {
    online();
    ScriptedSession session = session();
    presence("unavailable", R1, GATEWAY);
    presence("unavailable", R1, GATEWAY);
    session.expect("close");
    fence();
    assertThat(session.calls()).noneMatch(call -> call.startsWith("close"));
  }

  @Test
  @DisplayName("F-10 logged out by command, a user stays so until coming anew")
  void staysLoggedOut() throws Exception {
    online();
    inSession(
        USER,
        session -> {
          session.endLegacy(Text.NONE);
          return CompletableFuture.completedFuture(null);
        });
    fromGateway("unavailable", R1);
    available(R1, "<show>away</show>");
    fence();
    assertThat(network().logins()).hasSize(1);
    presence("unavailable", R1, GATEWAY);
    available(R1);
    fromGateway(null, R1);
  }
}
