package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyEvent.MessageDelivered;
import im.gangway.transport.LegacyEvent.MessageFailed;
import im.gangway.transport.SendOutcome;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of messages after they were sent: K-13 to K-15. */
class ReceiptCasesTest extends MessageCase {
  private static final String RECEIPTS = "urn:xmpp:receipts";
  private static final String REQUEST = "<request xmlns='urn:xmpp:receipts'/>";

  private String sent(String attributes, String id, String within) {
    message(attributes, id, within);
    nextText();
    return session().messages().get(session().messages().size() - 1).id();
  }

  private void delivered(String id) {
    session().publish(new MessageDelivered(THE_NURSE, id));
  }

  private void failed(String id, FailureReason reason) {
    session().publish(new MessageFailed(THE_NURSE, id, reason, "It did not arrive."));
  }

  @Test
  @DisplayName("K-13 contacts say that they tell of deliveries")
  void advertisesReceipts() throws Exception {
    online();
    Element info =
        expectResult(
            ask("get", R1, NURSE, "d1", "<query xmlns='http://jabber.org/protocol/disco#info'/>"));
    assertThat(info.elements("feature"))
        .anyMatch(feature -> RECEIPTS.equals(feature.attributeValue("var")));
  }

  @ParameterizedTest(name = "K-13 a delivery is told once, as type {1}")
  @CsvSource({"type='chat', chat", "type='normal', normal", "'',"})
  void tellsOfDeliveries(String attributes, String type) throws Exception {
    online();
    String id = sent(attributes, "m1", body("hi") + REQUEST);
    delivered(id);
    delivered(id);
    failed(id, FailureReason.RECIPIENT_UNKNOWN);
    Element receipt = next("message");
    assertThat(receipt.attributeValue("type")).isEqualTo(type);
    assertThat(receipt.attributeValue("from")).isEqualTo(NURSE);
    assertThat(receipt.attributeValue("to")).isEqualTo(R1);
    assertThat(child(receipt, "received", RECEIPTS).attributeValue("id")).isEqualTo("m1");
    assertThat(receipt.elements()).hasSize(1);
    assertThat(fence()).isEmpty();
  }

  @Test
  @DisplayName("K-13 who did not ask is not told")
  void tellsOnlyWhoAsked() throws Exception {
    online();
    delivered(sent("type='chat'", "m1", body("hi")));
    delivered("never-sent");
    assertThat(fence()).isEmpty();
  }

  @Test
  @DisplayName("K-13 a delivery that is told before the message was accepted")
  void bearsEarlyReports() throws Exception {
    online();
    session().holdSends();
    delivered(sent("type='chat'", "m1", body("hi") + REQUEST));
    assertThat(child(next("message"), "received", RECEIPTS).attributeValue("id")).isEqualTo("m1");
    session().releaseSends();
    assertThat(fence()).isEmpty();
  }

  @Test
  @DisplayName("K-13 clients that repeat their ids get their own receipts")
  void keepsClientsApart() throws Exception {
    online();
    String first = sent("type='chat'", "same", body("one") + REQUEST);
    send(
        "<message type='chat' from='%s' to='%s/phone' id='same'>%s%s</message>",
        R2, NURSE, body("two"), REQUEST);
    nextText();
    String second = session().messages().get(1).id();
    delivered(second);
    delivered(first);
    Element forSecond = next("message");
    assertThat(forSecond.attributeValue("to")).isEqualTo(R2);
    assertThat(forSecond.attributeValue("from")).isEqualTo(NURSE + "/phone");
    assertThat(next("message").attributeValue("to")).isEqualTo(R1);
  }

  @ParameterizedTest(name = "K-14 {0} is told as {1}")
  @CsvSource({
    "RECIPIENT_OFFLINE, recipient-unavailable, wait",
    "RECIPIENT_UNKNOWN, item-not-found, cancel",
    "CONTENT_REFUSED, not-acceptable, modify"
  })
  void tellsOfLateFailures(FailureReason reason, String condition, String type) throws Exception {
    online();
    String id = sent("type='chat'", "m1", body("hi") + REQUEST);
    failed(id, reason);
    failed(id, reason);
    delivered(id);
    Element error = next("message", "m1");
    expectError(error, condition, type);
    assertThat(error.attributeValue("from")).isEqualTo(NURSE);
    assertThat(error.attributeValue("to")).isEqualTo(R1);
    assertThat(fence()).isEmpty();
  }

  @Test
  @DisplayName("K-14 what was refused at once is not told again")
  void tellsOfFailuresOnce() throws Exception {
    online();
    session().outcome(new SendOutcome.Refused(FailureReason.RECIPIENT_UNKNOWN, "Who?"));
    String id = sent("type='chat'", "m1", body("hi") + REQUEST);
    expectError(next("message", "m1"), "item-not-found", "cancel");
    failed(id, FailureReason.RECIPIENT_UNKNOWN);
    delivered(id);
    assertThat(fence()).isEmpty();
  }
}
