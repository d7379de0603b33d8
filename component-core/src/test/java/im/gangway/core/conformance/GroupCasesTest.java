package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.AfterCrash;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.MessageDelivered;
import im.gangway.transport.LegacyEvent.MessageFailed;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.testing.ScriptedTransport;
import java.util.List;
import java.util.stream.IntStream;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Messages to several legacy users, where each gets a message of their own: K-33. */
class GroupCasesTest extends GroupCase {
  @Override
  protected ScriptedTransport transport() {
    return ScriptedTransport.keepingMessages(AfterCrash.REPEAT);
  }

  private String textOf(Element error) {
    return error.element("error").elementText("text");
  }

  private Element nextFrom(String jid) {
    return nextTo(
        R1,
        "a message from " + jid,
        stanza -> stanza.getName().equals("message") && jid.equals(stanza.attributeValue("from")));
  }

  private void delivered(String name) {
    session().publish(new MessageDelivered(new LegacyAddress(name), sentTo(name).get(0)));
  }

  @Test
  @DisplayName("K-33 the gateway says that it takes addresses")
  void advertisesAddresses() {
    Element info =
        expectResult(
            ask(
                "get",
                R1,
                GATEWAY,
                "d1",
                "<query xmlns='http://jabber.org/protocol/disco#info'/>"));
    assertThat(info.elements("feature"))
        .anyMatch(
            feature -> "http://jabber.org/protocol/address".equals(feature.attributeValue("var")));
  }

  @Test
  @DisplayName("K-33 one message for each, and each is told for itself")
  void tellsWhatBecameOfEach() throws Exception {
    online();
    toAll("m1", "hi", to(NURSE), cc(FRIAR), bcc(TYBALT + "/any"));
    expectSent("hi", "nurse", "friar", "tybalt");
    assertThat(session().messages())
        .allSatisfy(message -> assertThat(message.extras().others()).isEmpty());
    delivered("friar");
    session()
        .publish(
            new MessageFailed(
                new LegacyAddress("tybalt"),
                sentTo("tybalt").get(0),
                FailureReason.RECIPIENT_UNKNOWN,
                "Dead"));
    Element receipt = nextFrom(FRIAR);
    assertThat(receipt.element("received").attributeValue("id")).isEqualTo("m1");
    Element error = nextFrom(TYBALT);
    assertThat(error.attributeValue("id")).isEqualTo("m1");
    expectError(error, "item-not-found", "cancel");
    assertThat(fence()).isEmpty();
  }

  @Test
  @DisplayName("K-33 K-31 nobody gets the same stanza twice, not even after a restart")
  void recognisesRepetitions() throws Exception {
    online();
    toAll("m1", "hi", to(NURSE), cc(NURSE + "/x"), cc(FRIAR));
    expectSent("hi", "nurse", "friar");
    delivered("nurse");
    nextFrom(NURSE);
    delivered("friar");
    nextFrom(FRIAR);
    restartGateway();
    toAll("m1", "hi", to(NURSE), cc(FRIAR), to(TYBALT));
    session().expect("send tybalt hi");
    fence();
    assertThat(session().messages()).hasSize(1);
  }

  @Test
  @DisplayName("K-33 what cannot be reached is named in one error, and the others are sent")
  void namesWhatCannotBeReached() throws Exception {
    online();
    toAll(
        "m1",
        "hi",
        to("juliet@example.org"),
        to(NURSE),
        to("no*body@" + GATEWAY),
        to("@@"),
        "<address type='to' uri='mailto:x@example.org'/>",
        "<address type='noreply'/>",
        "<address type='to' jid='%s' delivered='true'/>".formatted(FRIAR));
    Element error = nextFrom(GATEWAY);
    assertThat(error.attributeValue("id")).isEqualTo("m1");
    expectError(error, "forbidden", "auth");
    assertThat(textOf(error))
        .contains("juliet@example.org", "no*body@", "@@", "mailto:x@example.org", "noreply")
        .doesNotContain("nurse", "friar");
    expectSent("hi", "nurse");
    assertThat(fence()).isEmpty();
    assertThat(session().messages()).hasSize(1);
  }

  @Test
  @DisplayName("K-33 more than fifty are refused with the limit")
  void refusesTooMany() throws Exception {
    online();
    String[] entries =
        IntStream.rangeClosed(1, 51)
            .mapToObj(i -> to("n" + i + "@" + GATEWAY))
            .toArray(String[]::new);
    toAll("m1", "hi", entries);
    Element error = next("message", "m1");
    expectError(error, "not-acceptable", "modify");
    assertThat(textOf(error)).contains("51", "50");
    toAll("m2", "hi");
    expectError(next("message", "m2"), "bad-request", "modify");
    assertThat(session().messages()).isEmpty();
  }

  @Test
  @DisplayName("K-33 K-35 who is not registered reaches nobody")
  void keepsStrangersOut() {
    send(
        "<message from='paris@example.org/p' to='%s' id='m1'><body>hi</body>"
            + "<addresses xmlns='http://jabber.org/protocol/address'>%s</addresses></message>",
        GATEWAY, to(NURSE));
    expectError(next("message", "m1"), "registration-required", "auth");
    assertThat(network().sessions()).isZero();
  }

  @Test
  @DisplayName("K-33 what was not sent to all of them before a crash is sent after it")
  void goesOnAfterACrash() throws Exception {
    online();
    session().holdSends();
    toAll("m1", "hi", to(NURSE), cc(FRIAR));
    expectSent("hi", "nurse", "friar");
    fence();
    crashGateway();
    expectSent("hi", "nurse", "friar");
    List<String> texts = session().messages().stream().map(m -> m.text().text()).toList();
    assertThat(texts).containsOnly("hi");
  }

  @Test
  @DisplayName("K-33 each is refused for itself")
  void tellsOfRefusals() throws Exception {
    online();
    session().outcome(new SendOutcome.Refused(FailureReason.CONTENT_REFUSED, "Not that"));
    toAll("m1", "hi", to(NURSE), cc(FRIAR));
    expectError(nextFrom(NURSE), "not-acceptable", "modify");
    expectError(nextFrom(FRIAR), "not-acceptable", "modify");
    assertThat(session().messages()).extracting(OutgoingMessage::id).doesNotHaveDuplicates();
  }
}
