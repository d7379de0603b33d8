package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.account.UserAccount;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyEvent.SessionEnded;
import im.gangway.transport.testing.ScriptedSession;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Logging in by presence (XEP-0100 §4.4). */
class LoginCasesTest extends PresenceCase {

  @Test
  @DisplayName("E-01 the first available presence logs in, once")
  void logsIn() throws Exception {
    registered();
    available(R1);
    Element shown = fromGateway(null, R1);
    assertThat(shown.element("c")).as("capabilities").isNotNull();
    awaitLogins(1);
    available(R1, "<status>again</status>");
    session().expect("presence AVAILABLE again");
    assertThat(network().logins()).hasSize(1);
  }

  @Test
  @DisplayName("E-01 while it logs in, the gateway is shown as not quite there")
  void showsThatItConnects() throws Exception {
    registered();
    network().holdLogins();
    available(R1);
    Element first = nextTo(R1, "a presence", stanza -> stanza.getName().equals("presence"));
    assertThat(first.elementText("show")).isEqualTo("xa");
    network().releaseLogins();
    fromGateway(null, R1);
  }

  @Test
  @DisplayName("E-02 presence to a contact logs in too")
  void logsInByPresenceToAContact() throws Exception {
    registered();
    send("<presence from='%s' to='%s'/>", R1, NURSE);
    fromGateway(null, R1);
    awaitLogins(1);
  }

  @Test
  @DisplayName("E-04 a probe does not log in")
  void doesNotLogInByAProbe() throws Exception {
    registered();
    presence("probe", R1, GATEWAY);
    fromGateway("unavailable", R1);
    assertThat(network().logins()).isEmpty();
  }

  @Test
  @DisplayName("E-05 a second resource sees the gateway, and nobody logs in again")
  void showsItselfToAnotherResource() throws Exception {
    online();
    available(R2);
    fromGateway(null, R2);
    assertThat(network().logins()).hasSize(1);
  }

  @Test
  @DisplayName("E-06 the network sees the resource of the highest priority")
  void showsTheHighestPriority() throws Exception {
    online();
    ScriptedSession session = session();
    available(R1, "<show>away</show><priority>5</priority>");
    session.expect("presence AWAY");
    available(R2, "<show>dnd</show><priority>10</priority>");
    session.expect("presence DO_NOT_DISTURB");
    presence("unavailable", R2, GATEWAY);
    session.expect("presence AWAY");
  }

  @Test
  @DisplayName("E-06 of the same priority, the most recent one counts")
  void showsTheMostRecentOfEquals() throws Exception {
    online();
    available(R1, "<show>xa</show>");
    session().expect("presence EXTENDED_AWAY");
    available(R2, "<show>chat</show>");
    session().expect("presence AVAILABLE");
    available(R1, "<show>away</show>");
    session().expect("presence AWAY");
  }

  @Test
  @DisplayName("E-07 a resource of negative priority logs in")
  void logsInWithNegativePriority() throws Exception {
    registered();
    available(R1, "<priority>-1</priority>");
    fromGateway(null, R1);
    awaitLogins(1);
  }

  @Test
  @DisplayName("E-08 refused credentials are told once and not tried again by themselves")
  void tellsOfRefusedCredentials() throws Exception {
    registered();
    network().loginFails(FailureReason.CREDENTIALS_REFUSED, "Bad password.");
    available(R1);
    expectError(fromGateway("error", R1), "not-authorized", "auth");
    fromGateway("unavailable", R1);
    assertThat(told()).contains("Bad password.");
    send("<message type='chat' from='%s' to='%s' id='m1'><body>hi</body></message>", R1, NURSE);
    expectError(next("message", "m1"), "not-authorized", "auth");
    assertThat(rest()).isEmpty();
    network().loginWorks();
    presence("unavailable", R1, GATEWAY);
    available(R1);
    fromGateway(null, R1);
  }

  @Test
  @DisplayName("E-08 changed credentials are tried at once")
  void triesChangedCredentials() throws Exception {
    registered();
    network().loginFails(FailureReason.CREDENTIALS_REFUSED, "Bad password.");
    available(R1);
    fromGateway("error", R1);
    network().loginWorks();
    changedRegistration();
    fromGateway(null, R1);
  }

  @Test
  @DisplayName("D-30 changed credentials log in anew, and the gateway's presence shows it")
  void logsInAnew() throws Exception {
    online();
    ScriptedSession before = session();
    changedRegistration();
    fromGateway("unavailable", R1);
    fromGateway(null, R1);
    assertThat(before.isClosed()).isTrue();
    assertThat(kinds(rest())).doesNotContain("presence subscribe");
    assertThat(network().sessions()).isEqualTo(1);
  }

  @Test
  @DisplayName("E-09 an unreachable network is told, and tried again")
  void triesAgain() throws Exception {
    registered();
    network().down();
    available(R1);
    expectError(fromGateway("error", R1), "remote-server-timeout", "wait");
    network().up();
    fromGateway(null, R1);
    assertThat(kinds(rest())).doesNotContain("presence error", "message chat");
  }

  @Test
  @DisplayName("E-12 a session that ends by itself comes back by itself")
  void comesBack() throws Exception {
    online();
    session().publish(new SessionEnded(FailureReason.CONNECTION_LOST, "Ping timeout"));
    expectError(fromGateway("error", R1), "remote-server-timeout", "wait");
    fromGateway("unavailable", R1);
    fromGateway(null, R1);
    assertThat(network().logins()).hasSize(2);
  }

  @Test
  @DisplayName("E-13 who logged in somewhere else is not logged in again against that")
  void yieldsToAnotherLogin() throws Exception {
    online();
    session().publish(new SessionEnded(FailureReason.REPLACED, "Elsewhere"));
    expectError(fromGateway("error", R1), "conflict", "cancel");
    available(R1, "<show>away</show>");
    fence();
    assertThat(network().logins()).hasSize(1);
    available(R2);
    fromGateway(null, R2);
  }

  @Test
  @DisplayName("E-11 who comes and goes all the time is not logged in each time")
  void limitsLogins() throws Exception {
    registered();
    for (int i = 0; i < 20; i++) {
      available(R1);
      presence("unavailable", R1, GATEWAY);
      fence();
    }
    assertThat(network().logins().size()).isBetween(1, 5);
  }

  @Test
  @DisplayName("E-16 what a resource shows is shown to the network")
  void showsShowAndStatus() throws Exception {
    registered();
    available(R1, "<show>dnd</show><status>In surgery</status>");
    session().expect("presence DO_NOT_DISTURB In surgery");
    available(R1);
    session().expect("presence AVAILABLE");
  }

  @Test
  @DisplayName("E-17 presence of a stranger is answered once, and logs nobody in")
  void answersStrangersOnce() {
    available(R1);
    expectError(fromGateway("error", R1), "registration-required", "auth");
    available(R1);
    available(R2);
    assertThat(rest()).isEmpty();
    assertThat(network().logins()).isEmpty();
  }

  @Test
  @DisplayName("E-18 presence of a user who was shut out logs nobody in")
  void refusesTheDisabled() throws Exception {
    registered();
    inSession(USER, session -> UserAccount.of(session).disable(true));
    available(R1);
    expectError(fromGateway("error", R1), "forbidden", "auth");
    assertThat(network().logins()).isEmpty();
  }

  @Test
  @DisplayName("E-19 presence to what no contact can be logs nobody in")
  void refusesAddressesOfNobody() throws Exception {
    registered();
    send("<presence from='%s' to='bad*@%s'/>", R1, GATEWAY);
    fence();
    assertThat(network().logins()).isEmpty();
  }

  private void changedRegistration() throws Exception {
    inSession(
        USER,
        session -> {
          listeners().changed(session, false);
          return UserAccount.of(session).asked(session.now());
        });
  }
}
