package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.account.UserAccount;
import im.gangway.core.session.UserSession;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users whose server, or account there, is no more. */
class GoneCasesTest extends PresenceCase {
  private static final String STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";

  @ParameterizedTest
  @ValueSource(strings = {"remote-server-not-found", "item-not-found", "gone"})
  @DisplayName(
      "J-09 an error for a presence clears the resources; the session ends after the grace")
  void clearsTheResources(String condition) throws Exception {
    online();
    error("presence", condition);
    awaitNoSession();
    assertThat(kinds(fence())).doesNotContain("presence unavailable", "presence error");
    assertThat(isDormant()).isFalse();
  }

  @Test
  @DisplayName("J-09 an error for a message clears the resources too")
  void clearsTheResourcesAfterAMessage() throws Exception {
    online();
    error("message", "remote-server-not-found");
    awaitNoSession();
    assertThat(isDormant()).isFalse();
  }

  @Test
  @DisplayName("J-09 who has been gone for three days sleeps, until a presence comes")
  void sleepsAfterThreeDays() throws Exception {
    online();
    error("presence", "gone");
    fence();
    goneFor(Duration.ofDays(3).minusMinutes(1));
    error("presence", "item-not-found");
    fence();
    assertThat(isDormant()).isFalse();
    goneFor(Duration.ofDays(3));
    error("presence", "item-not-found");
    fence();
    assertThat(isDormant()).isTrue();
    awaitNoSession();
    restartGateway();
    assertThat(isDormant()).isTrue();
    assertThat(kinds(fence())).doesNotContain("presence probe");
    available(R1);
    fromGateway(null, R1);
    assertThat(isDormant()).isFalse();
    assertThat(isGone()).isFalse();
  }

  @Test
  @DisplayName("J-09 a sign of life begins the three days anew")
  void forgetsAfterASignOfLife() throws Exception {
    online();
    goneFor(Duration.ofDays(4));
    available(R1);
    fence();
    assertThat(isGone()).isFalse();
    error("presence", "gone");
    fence();
    assertThat(isDormant()).isFalse();
    assertThat(isGone()).isTrue();
  }

  private void error(String stanza, String condition) {
    send(
        "<%s type='error' from='%s' to='%s'><error type='cancel'><%s xmlns='%s'/></error></%s>",
        stanza, USER, GATEWAY, condition, STANZAS, stanza);
  }

  private void goneFor(Duration time) throws Exception {
    inSession(USER, session -> UserAccount.of(session).gone(session.now().minus(time)));
  }

  private boolean isDormant() throws Exception {
    return knows(session -> UserAccount.of(session).isDormant());
  }

  private boolean isGone() throws Exception {
    return knows(session -> UserAccount.of(session).goneSince().isPresent());
  }

  private boolean knows(Predicate<UserSession> what) throws Exception {
    CompletableFuture<Boolean> known = new CompletableFuture<>();
    inSession(
        USER,
        session -> {
          known.complete(what.test(session));
          CompletionStage<Void> done = CompletableFuture.completedFuture(null);
          return done;
        });
    return known.get();
  }
}
