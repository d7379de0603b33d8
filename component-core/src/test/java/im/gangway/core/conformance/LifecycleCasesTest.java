package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.account.UserAccount;
import im.gangway.transport.testing.ScriptedSession;
import java.util.List;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of users when the gateway or the XMPP server restarts. */
class LifecycleCasesTest extends PresenceCase {

  @Test
  @DisplayName("N-01, N-02 at its start the gateway asks for everybody, and logs in who is there")
  void asksForEverybody() throws Exception {
    registered();
    registered("juliet@example.org", "juliet", "rosalind");
    registered("tybalt@example.org", "tybalt", "rosalind");
    inSession("tybalt@example.org", session -> UserAccount.of(session).dormant(true));
    restartGateway();
    fromGateway("probe", USER);
    fromGateway("probe", "juliet@example.org");
    available(R1);
    available(R2);
    fromGateway(null, R1);
    fromGateway(null, R2);
    assertThat(network().logins()).hasSize(1);
    assertThat(kinds(rest())).doesNotContain("presence probe");
  }

  @Test
  @DisplayName("N-03 who is not there is left alone")
  void leavesTheAbsentAlone() throws Exception {
    registered();
    restartGateway();
    fromGateway("probe", USER);
    presence("unavailable", USER, GATEWAY);
    assertThat(rest()).isEmpty();
    assertThat(network().logins()).isEmpty();
  }

  @Test
  @DisplayName("N-04 who has revoked the subscription becomes dormant")
  void findsWhoHasRevoked() throws Exception {
    registered();
    restartGateway();
    fromGateway("probe", USER);
    presence("unsubscribed", USER, GATEWAY);
    told();
    assertThat(kinds(rest())).doesNotContain("presence subscribe");
    restartGateway();
    assertThat(kinds(rest())).doesNotContain("presence probe");
  }

  @Test
  @DisplayName("N-05 at its end the gateway takes leave, and logs everybody out")
  void takesLeave() throws Exception {
    online();
    ScriptedSession session = session();
    restartGateway();
    fromGateway("unavailable", R1);
    assertThat(session.isClosed()).isTrue();
  }

  @Test
  @DisplayName("N-06 after a crash who is there gets presence again")
  void showsItselfAfterACrash() throws Exception {
    online();
    killGateway();
    fromGateway("probe", USER);
    available(R1);
    fromGateway(null, R1);
    assertThat(network().sessions()).isEqualTo(1);
  }

  @Test
  @DisplayName("N-07 while the stream is down sessions stay, and presences come again")
  void survivesTheServer() throws Exception {
    online();
    ScriptedSession session = session();
    drop();
    fromGateway("probe", USER);
    available(R1);
    fromGateway(null, R1);
    assertThat(session.isClosed()).isFalse();
    assertThat(network().logins()).hasSize(1);
  }

  @Test
  @DisplayName("N-07 who went while the stream was down is logged out by the probe's answer")
  void noticesWhoWent() throws Exception {
    online();
    drop();
    fromGateway("probe", USER);
    presence("unavailable", USER, GATEWAY);
    awaitNoSession();
  }

  @Test
  @DisplayName("N-08 a server that stays away ends the sessions")
  void givesUp() throws Exception {
    online();
    ScriptedSession session = session();
    xmpp().stop();
    session.expect("close");
    xmpp().restart();
    component().awaitHandshakes(2);
    fromGateway("probe", USER);
    available(R1);
    fromGateway(null, R1);
    assertThat(network().logins()).hasSize(2);
  }

  @Test
  @DisplayName("N-12 a remote server that is not there is not asked again and again")
  void doesNotInsist() throws Exception {
    registered();
    restartGateway();
    fromGateway("probe", USER);
    send(
        "<presence type='error' from='%s' to='%s'><error type='cancel'><remote-server-not-found"
            + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>",
        USER, GATEWAY);
    List<Element> sent = rest();
    assertThat(sent).isEmpty();
  }

  private void drop() {
    component().drop();
    component().awaitHandshakes(2);
  }
}
