package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.Ability;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyEvent.MessageFailed;
import im.gangway.transport.testing.ScriptedTransport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A network whose messages have subjects, and that tells nothing of deliveries: group K. */
class SubjectCasesTest extends MessageCase {

  @Override
  protected ScriptedTransport transport() {
    return new ScriptedTransport(Ability.CONTACTS, Ability.PRESENCE, Ability.SUBJECTS);
  }

  @Test
  @DisplayName("K-02 a network that knows subjects has them apart")
  void keepsSubjectsApart() throws Exception {
    online();
    message("", "m1", "<subject>Tonight&#10;Bcc: all</subject>" + body("Come"));
    assertThat(nextText()).isEqualTo("Come");
    assertThat(session().messages().get(0).extras().subject()).contains("Tonight Bcc: all");
  }

  @Test
  @DisplayName("K-15 nobody gets receipts from a network that tells nothing of deliveries")
  void promisesNoReceipts() throws Exception {
    online();
    String features =
        ask("get", R1, NURSE, "d1", "<query xmlns='http://jabber.org/protocol/disco#info'/>")
            .asXML();
    assertThat(features).contains("disco#info").doesNotContain("urn:xmpp:receipts");
    heard("m1", body("hi") + "<request xmlns='urn:xmpp:receipts'/>");
    assertThat(fence()).isEmpty();
  }

  @Test
  @DisplayName("K-14 it may still tell of failures")
  void tellsOfFailures() throws Exception {
    online();
    heard("m1", body("hi"));
    String id = session().messages().get(0).id();
    session().publish(new MessageFailed(THE_NURSE, id, FailureReason.INTERNAL, "Lost."));
    expectError(next("message", "m1"), "internal-server-error", "cancel");
  }
}
