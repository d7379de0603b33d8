package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.MessageReceived;
import im.gangway.transport.LegacyEvent.SessionEnded;
import im.gangway.transport.MessageText;
import im.gangway.transport.testing.ScriptedSession;
import java.util.List;
import java.util.Optional;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Users who want to stay connected while they are away. */
class StayConnectedCasesTest extends PresenceCase {
  private static final String COMMANDS = "http://jabber.org/protocol/commands";

  @Test
  @DisplayName("F-06 who stays connected is not logged out, gets messages and sees nobody")
  void staysConnected() throws Exception {
    online();
    ScriptedSession session = session();
    setting(true);
    presence("unavailable", R1, GATEWAY);
    fromGateway("unavailable", R1);
    fence();
    session.publish(
        new MessageReceived(
            new LegacyAddress("nurse"),
            Optional.empty(),
            MessageText.plain("good night"),
            Optional.empty(),
            Optional.empty()));
    Element message = nextTo(USER, "a message", stanza -> stanza.getName().equals("message"));
    assertThat(message.elementText("body")).isEqualTo("good night");
    presence("probe", R1, GATEWAY);
    fromGateway("unavailable", R1);
    assertThat(kinds(fence())).doesNotContain("presence");
    assertThat(session.isClosed()).isFalse();
    available(R1);
    fromGateway(null, R1);
    assertThat(network().logins()).hasSize(1);
  }

  @Test
  @DisplayName("F-06 who stays connected is logged in again after a restart, though not there")
  void comesBackAfterARestart() throws Exception {
    online();
    setting(true);
    presence("unavailable", R1, GATEWAY);
    fromGateway("unavailable", R1);
    restartGateway();
    fromGateway("probe", USER);
    presence("unavailable", USER, GATEWAY);
    awaitLogins(2);
    session();
    assertThat(kinds(fence())).doesNotContain("presence", "presence error");
  }

  @Test
  @DisplayName("F-06 a lost session of an absent user comes back by itself")
  void comesBackAfterAFailure() throws Exception {
    online();
    setting(true);
    presence("unavailable", R1, GATEWAY);
    fromGateway("unavailable", R1);
    session().publish(new SessionEnded(FailureReason.CONNECTION_LOST, "Ping timeout"));
    awaitLogins(2);
    assertThat(kinds(fence())).doesNotContain("presence", "presence error");
  }

  @Test
  @DisplayName("F-06 without the setting, or no longer with it, an absent user is logged out")
  void logsOutWithoutIt() throws Exception {
    online();
    setting(true);
    presence("unavailable", R1, GATEWAY);
    fromGateway("unavailable", R1);
    setting(false);
    awaitNoSession();
  }

  @Test
  @DisplayName("F-06 who has logged out by command stays logged out")
  void staysLoggedOutByCommand() throws Exception {
    online();
    setting(true);
    execute("log-out", "");
    awaitNoSession();
    presence("unavailable", R1, GATEWAY);
    fromGateway("unavailable", R1);
    component().drop();
    fromGateway("probe", USER);
    fence();
    assertThat(network().logins()).hasSize(1);
  }

  private void setting(boolean on) {
    Element asked = execute("configure", "");
    List<Element> fields = asked.element("x").elements("field");
    assertThat(fields).anyMatch(field -> "stay_connected".equals(field.attributeValue("var")));
    String filled =
        "<x xmlns='jabber:x:data' type='submit'><field var='stay_connected'><value>"
            + on
            + "</value></field></x>";
    Element done = execute("configure", filled, asked.attributeValue("sessionid"));
    assertThat(done.attributeValue("status")).isEqualTo("completed");
  }

  private Element execute(String node, String content) {
    return execute(node, content, "");
  }

  private Element execute(String node, String content, String session) {
    String id = node + session;
    String attribute = session.isEmpty() ? "" : " sessionid='" + session + "'";
    send(
        "<iq type='set' id='%s' from='%s' to='%s'><command xmlns='%s' node='%s'%s>%s</command></iq>",
        id, R1, GATEWAY, COMMANDS, node, attribute, content);
    Element answer = next("iq", id);
    return answer.element("command");
  }
}
