package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.gangway.core.testing.ScriptedCase;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is counted of traffic that is known. */
class MetricsCasesTest extends ScriptedCase {

  private String metrics() {
    return new String(gangway().metrics().text(), StandardCharsets.UTF_8);
  }

  private void assertCounts(String name, String labels, String value) {
    String line = "gangway_" + name + "{" + labels + "} " + value + "\n";
    await().untilAsserted(() -> assertThat(metrics()).contains(line));
  }

  private static final String DOMAIN = "domain=\"" + GATEWAY + "\"";

  @Test
  void countsMessagesThatReachTheNetworkAndThoseThatDoNot() throws Exception {
    online();
    send("<message from='%s' to='%s' id='m1'><body>Hello</body></message>", R1, NURSE);
    session().expect("send nurse");
    send("<message from='%s' to='bad*@%s' id='m2'><body>Hello</body></message>", R1, GATEWAY);
    next("message", "m2");
    assertCounts(
        "messages_total", "direction=\"to_network\"," + DOMAIN + ",outcome=\"done\"", "1.0");
    assertCounts(
        "messages_total", "direction=\"to_network\"," + DOMAIN + ",outcome=\"refused\"", "1.0");
    assertCounts("stanza_errors_total", "condition=\"item-not-found\"," + DOMAIN, "1.0");
  }

  @Test
  void knowsWhoIsLoggedIn() throws Exception {
    online();
    assertCounts("sessions", DOMAIN + ",state=\"logged_in\"", "1.0");
    assertCounts("logins_total", DOMAIN + ",outcome=\"ok\"", "1.0");
    assertCounts("stream_state", DOMAIN + ",state=\"ready\"", "1.0");
    send("<presence from='%s' to='%s' type='unavailable'/>", R1, GATEWAY);
    session().expect("close");
    assertCounts("sessions", DOMAIN + ",state=\"logged_in\"", "0.0");
  }

  @Test
  void countsRegisteredUsers() throws Exception {
    registered(USER, "romeo", "secret");
    assertCounts("registered_users", DOMAIN, "1.0");
  }
}
