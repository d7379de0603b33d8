package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.Ability;
import im.gangway.transport.Addressee;
import im.gangway.transport.Addressee.Kind;
import im.gangway.transport.AfterCrash;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.MessageDelivered;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.testing.ScriptedTransport;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Messages to several legacy users on networks where one message can be for several: K-33. */
class SharedGroupCasesTest extends GroupCase {
  private static final Addressee FRIAR_TOO = new Addressee(Kind.CC, new LegacyAddress("friar"));
  private static final Addressee TYBALT_TOO = new Addressee(Kind.BCC, new LegacyAddress("tybalt"));

  @Override
  protected ScriptedTransport transport() {
    return ScriptedTransport.keepingMessages(
        AfterCrash.REPEAT, Ability.DELIVERY_REPORTS, Ability.GROUPS);
  }

  private OutgoingMessage onlyMessage() {
    assertThat(session().messages()).hasSize(1);
    return session().messages().get(0);
  }

  @Test
  @DisplayName("K-33 one message for all, with one outcome")
  void sendsOneForAll() throws Exception {
    online();
    toAll("m1", "hi", bcc(TYBALT), cc(FRIAR), to(NURSE), to("juliet@example.org"));
    expectError(next("message", "m1"), "forbidden", "auth");
    expectSent("hi", "nurse");
    OutgoingMessage sent = onlyMessage();
    assertThat(sent.extras().others()).containsExactly(FRIAR_TOO, TYBALT_TOO);
    session().publish(new MessageDelivered(THE_NURSE, sent.id()));
    Element receipt = next("message");
    assertThat(receipt.attributeValue("from")).isEqualTo(GATEWAY);
    assertThat(receipt.element("received").attributeValue("id")).isEqualTo("m1");
    assertThat(fence()).isEmpty();
  }

  @Test
  @DisplayName("K-33 for whom it is survives a crash")
  void remembersTheOthers() throws Exception {
    online();
    session().holdSends();
    toAll("m1", "hi", to(NURSE), cc(FRIAR), bcc(TYBALT));
    expectSent("hi", "nurse");
    String id = onlyMessage().id();
    crashGateway();
    expectSent("hi", "nurse");
    assertThat(onlyMessage().id()).isEqualTo(id);
    assertThat(onlyMessage().extras().others()).containsExactly(FRIAR_TOO, TYBALT_TOO);
  }

  @Test
  @DisplayName("K-33 where none may hear of another, each gets one alone")
  void keepsBlindCopiesApart() throws Exception {
    online();
    toAll("m1", "hi", bcc(NURSE), bcc(FRIAR));
    expectSent("hi", "nurse", "friar");
    assertThat(session().messages())
        .hasSize(2)
        .allSatisfy(message -> assertThat(message.extras().others()).isEmpty());
  }
}
