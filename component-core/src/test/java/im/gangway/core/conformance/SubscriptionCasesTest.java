package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.account.UserAccount;
import im.gangway.transport.testing.ScriptedSession;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The subscription between a user and the gateway itself. */
class SubscriptionCasesTest extends PresenceCase {

  @Test
  @DisplayName("D-06 the gateway asks to see the presence of who has registered")
  void asksAfterRegistration() throws Exception {
    register(true);
    fromGateway("subscribe", USER);
  }

  @Test
  @DisplayName("D-09 the answer to the request needs none")
  void takesTheAnswer() throws Exception {
    registered();
    presence("subscribed", USER, GATEWAY);
    assertThat(rest()).isEmpty();
  }

  @Test
  @DisplayName("D-10 who asks to see the gateway's presence may, and is shown it")
  void answersTheRequest() throws Exception {
    online();
    presence("subscribe", USER, GATEWAY);
    fromGateway("subscribed", USER);
    fromGateway(null, USER);
    assertThat(rest()).isEmpty();
  }

  @Test
  @DisplayName("D-51 what a crash came before is asked at the next contact, once")
  void asksAtTheNextContact() throws Exception {
    register(false);
    killGateway();
    fromGateway("probe", USER);
    presence("unsubscribed", USER, GATEWAY);
    fromGateway("subscribe", USER);
    available(R1);
    fromGateway(null, R1);
    assertThat(kinds(rest())).doesNotContain("presence subscribe");
  }

  @Test
  @DisplayName("D-39 the gateway takes leave of who has unregistered")
  void takesLeave() throws Exception {
    online();
    ScriptedSession session = session();
    remove();
    session.expect("close");
    fromGateway("unsubscribe", USER);
    fromGateway("unsubscribed", USER);
    fromGateway("unavailable", USER);
    assertThat(kinds(rest())).doesNotContain("presence");
  }

  @Test
  @DisplayName("D-46 removal during the login leaves nothing behind")
  void removesDuringTheLogin() throws Exception {
    registered();
    network().holdLogins();
    available(R1);
    fence();
    remove();
    network().releaseLogins();
    fromGateway("unsubscribed", USER);
    fromGateway("unavailable", USER);
    assertThat(kinds(rest())).doesNotContain("presence");
    awaitNoSession();
  }

  @Test
  @DisplayName("H-06 who removes the gateway from the roster is logged out, not unregistered")
  void goesToSleep() throws Exception {
    online();
    ScriptedSession session = session();
    presence("unsubscribe", USER, GATEWAY);
    presence("unsubscribed", USER, GATEWAY);
    fromGateway("unsubscribed", USER);
    fromGateway("unavailable", USER);
    assertThat(told()).contains("unregister");
    session.expect("close");
    assertThat(rest()).isEmpty();
    inSession(
        USER,
        it -> {
          assertThat(UserAccount.of(it).isRegistered()).isTrue();
          assertThat(UserAccount.of(it).isDormant()).isTrue();
          return CompletableFuture.completedFuture(null);
        });
  }

  @Test
  @DisplayName("H-07 who has removed the gateway is not logged in by a message")
  void doesNotLogInWhoSleeps() throws Exception {
    dormant();
    send("<message type='chat' from='%s' to='%s' id='m1'><body>hi</body></message>", R1, NURSE);
    expectError(next("message", "m1"), "subscription-required", "auth");
    assertThat(network().logins()).isEmpty();
  }

  @Test
  @DisplayName("H-08 adding the gateway again revives the registration")
  void wakesUp() throws Exception {
    dormant();
    presence("subscribe", USER, GATEWAY);
    fromGateway("subscribed", USER);
    fromGateway("subscribe", USER);
    available(R1);
    fromGateway(null, R1);
  }

  @Test
  @DisplayName("H-09 a server that refuses in the user's name is asked once")
  void asksOnce() throws Exception {
    register(true);
    fromGateway("subscribe", USER);
    presence("unsubscribe", USER, GATEWAY);
    presence("unsubscribed", USER, GATEWAY);
    available(R1);
    fence();
    restartGateway();
    available(R1);
    assertThat(kinds(rest())).doesNotContain("presence subscribe", "presence probe");
  }

  private void dormant() throws Exception {
    registered();
    presence("unsubscribed", USER, GATEWAY);
    told();
    fence();
  }

  private void register(boolean told) throws Exception {
    network().account("romeo", "rosalind");
    inSession(
        USER,
        session ->
            UserAccount.of(session)
                .register(
                    "",
                    Optional.of("romeo"),
                    Map.of("username", "romeo", "password", "rosalind"),
                    Set.of("password"))
                .thenRunAsync(
                    () -> {
                      if (told) {
                        listeners().registered(session);
                      }
                    },
                    session.mailbox()));
  }

  private void remove() throws Exception {
    inSession(
        USER,
        session ->
            UserAccount.of(session)
                .remove()
                .thenRunAsync(() -> listeners().removed(session), session.mailbox()));
  }
}
