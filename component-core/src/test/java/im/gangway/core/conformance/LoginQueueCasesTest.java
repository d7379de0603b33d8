package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.Account;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Only so many users log in at a time. */
class LoginQueueCasesTest extends PresenceCase {
  private static final String JULIET = "juliet@example.org";
  private static final String TYBALT = "tybalt@example.org";
  private static final String PARIS = "paris@example.org";

  @Override
  protected String keys() {
    return "limits.logins-at-once = 1";
  }

  @Test
  @DisplayName("E-21 logins beyond the limit wait in their order, and the gateway says so")
  void queuesLogins() throws Exception {
    manyRegistered();
    network().holdLogins();
    come(USER);
    come(JULIET);
    assertThat(status(JULIET)).startsWith("Queued");
    come(TYBALT);
    assertThat(status(TYBALT)).startsWith("Queued");
    assertThat(network().sessions()).isZero();
    network().releaseLogins();
    assertThat(status(JULIET)).isEqualTo("Connecting");
    fromGateway(null, TYBALT + "/r");
    assertThat(network().logins()).extracting(Account::id).containsExactly(USER, JULIET, TYBALT);
  }

  @Test
  @DisplayName("E-21 who goes away leaves the queue")
  void leavesTheQueue() throws Exception {
    manyRegistered();
    network().holdLogins();
    come(USER);
    come(JULIET);
    status(JULIET);
    come(PARIS);
    status(PARIS);
    presence("unavailable", JULIET + "/r", GATEWAY);
    fromGateway("unavailable", JULIET + "/r");
    network().releaseLogins();
    fromGateway(null, PARIS + "/r");
    assertThat(network().logins()).extracting(Account::id).containsExactly(USER, PARIS);
  }

  private void manyRegistered() throws Exception {
    for (String user : new String[] {USER, JULIET, TYBALT, PARIS}) {
      registered(user, user.substring(0, user.indexOf('@')), "secret");
    }
  }

  /** In the order in which they come here, whatever the mailboxes do. */
  private void come(String user) {
    available(user + "/r");
    if (user.equals(USER)) {
      status(user);
    }
  }

  private String status(String user) {
    Element shown =
        nextTo(
            user + "/r",
            "a presence",
            stanza ->
                stanza.getName().equals("presence") && "xa".equals(stanza.elementText("show")));
    return shown.elementText("status");
  }
}
