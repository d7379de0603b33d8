package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.account.UserAccount;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Probes and presence errors. */
class ProbeCasesTest extends PresenceCase {

  @Test
  @DisplayName("J-02 a probe to the gateway tells whether the user is logged in")
  void answersByTheLogin() throws Exception {
    online();
    presence("probe", R2, GATEWAY);
    fromGateway(null, R2);
    presence("unavailable", R1, GATEWAY);
    fromGateway("unavailable", R1);
    presence("probe", R1, GATEWAY);
    fromGateway("unavailable", R1);
  }

  @Test
  @DisplayName("J-03 a stranger's probe gets no presence")
  void tellsStrangersNothing() {
    presence("probe", "eve@evil.example/x", GATEWAY);
    assertThat(rest()).isEmpty();
  }

  @Test
  @DisplayName("J-09 a server that is not there logs the user out after a while")
  void endsTheSessionOfWhoCannotBeReached() throws Exception {
    online();
    send(
        "<presence type='error' from='%s' to='%s'><error type='cancel'><remote-server-not-found"
            + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>",
        USER, GATEWAY);
    assertThat(rest()).isEmpty();
    awaitNoSession();
  }

  @Test
  @DisplayName("J-10 a missing subscription that was asked for long ago is asked for once more")
  void asksOnceForAMissingSubscription() throws Exception {
    registered();
    Instant longAgo = Instant.now().minus(Duration.ofDays(2));
    inSession(USER, session -> UserAccount.of(session).asked(longAgo));
    String missing =
        "<presence type='error' from='%s' to='%s'><error type='auth'><subscription-required"
            + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>";
    send(missing, USER, GATEWAY);
    assertThat(kinds(rest())).containsOnlyOnce("presence subscribe");
    send(missing, USER, GATEWAY);
    assertThat(kinds(rest())).doesNotContain("presence subscribe");
  }

  @Test
  @DisplayName("J-10 a missing subscription is asked for at most once a day")
  void asksForAMissingSubscription() throws Exception {
    registered();
    send(
        "<presence type='error' from='%s' to='%s'><error type='auth'><subscription-required"
            + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>",
        USER, GATEWAY);
    assertThat(kinds(rest())).doesNotContain("presence subscribe");
  }
}
