package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.testing.ScriptedCase;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.MessageReceived;
import im.gangway.transport.MessageText;
import java.util.Optional;
import org.dom4j.Element;
import org.junit.jupiter.api.Test;

/** The stage of the cases holds what it promises. */
class ScriptedCaseTest extends ScriptedCase {
  private static final String HELLO =
      "<message type='chat' from='%s' to='%s' id='%s'><body>hello</body></message>";

  @Test
  void carriesMessagesBothWays() throws Exception {
    online();
    send(HELLO, R1, NURSE, "m1");
    assertThat(session().expect("send")).isEqualTo("send nurse hello");
    session()
        .publish(
            new MessageReceived(
                new LegacyAddress("nurse"),
                Optional.empty(),
                MessageText.plain("Anon!"),
                Optional.empty(),
                Optional.empty()));
    Element message = next("message");
    assertThat(message.attributeValue("from")).startsWith(NURSE);
    assertThat(message.elementText("body")).isEqualTo("Anon!");
  }

  @Test
  void knowsNobodyWhoHasNotRegistered() {
    send(HELLO, R1, NURSE, "m1");
    expectError(next("message", "m1"), "registration-required", "auth");
    assertThat(network().logins()).isEmpty();
  }

  @Test
  void keepsRegistrationsWhenItIsRestarted() throws Exception {
    online();
    killGateway();
    send(HELLO, R1, NURSE, "m1");
    assertThat(session().expect("send")).isEqualTo("send nurse hello");
    assertThat(session().account().id()).isEqualTo(USER);
  }
}
