package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.ContactStatus;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.SubscriptionAccepted;
import im.gangway.transport.LegacyEvent.SubscriptionRefused;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The user adds a contact. */
final class AddContactCasesTest extends ContactCase {

  @Test
  @DisplayName("G-01 who agrees is subscribed, is there, and asks in return")
  void followsTheOrderOfAcceptance() throws Exception {
    on();
    fromUser("subscribe", NURSE);
    session().expect("subscribe nurse");
    assertThat(presences()).isEmpty();
    publish(new SubscriptionAccepted(NURSE_ADDRESS));
    expect("subscribed", NURSE);
    Element there = next("presence");
    assertThat(told(there)).isEqualTo("available " + NURSE + " " + USER);
    Element asks = next("presence");
    assertThat(told(asks)).isEqualTo("subscribe " + NURSE + " " + USER);
    assertThat(asks.elementText("nick")).isEqualTo("nurse");
    fromUser("subscribed", NURSE);
    assertThat(presences()).isEmpty();
  }

  @Test
  @DisplayName("G-03 who does not agree is unsubscribed")
  void tellsOfARefusal() throws Exception {
    on();
    fromUser("subscribe", NURSE);
    session().expect("subscribe nurse");
    publish(new SubscriptionRefused(NURSE_ADDRESS, "Not now"));
    assertThat(expect("unsubscribed", NURSE).elementText("status")).isEqualTo("Not now");
  }

  @Test
  @DisplayName("G-04 an address that nobody can have is no contact")
  void refusesAnInvalidAddress() throws Exception {
    on();
    fromUser("subscribe", "bad*@" + GATEWAY);
    Element refusal = expect("unsubscribed", "bad*@" + GATEWAY);
    assertThat(refusal.attributeValue("to")).isEqualTo(USER);
    assertThat(refusal.elementText("status")).isEqualTo("The address must not contain *.");
    assertThat(session().calls()).noneMatch(call -> call.startsWith("subscribe"));
  }

  @Test
  @DisplayName("G-05 asking again repeats the answer, and nobody else is bothered")
  void repeatsTheAnswer() throws Exception {
    subscribed();
    fromUser("subscribe", NURSE);
    assertThat(presences())
        .containsExactly("subscribed " + NURSE + " " + USER, "available " + NURSE + " " + USER);
    assertThat(session().calls()).noneMatch(call -> call.startsWith("subscribe"));
  }

  @Test
  @DisplayName("G-06 a resource that asks stands for the user")
  void answersTheBareJid() throws Exception {
    network().approves(true);
    on();
    fromUserResource("subscribe");
    assertThat(expect("subscribed", NURSE).attributeValue("to")).isEqualTo(USER);
  }

  private void fromUserResource(String type) {
    send("<presence type='%s' from='%s' to='%s'/>", type, R1, NURSE);
  }

  @Test
  @DisplayName("G-07 who has not registered has no contacts")
  void refusesStrangers() {
    send("<presence type='subscribe' from='eve@evil.example' to='%s'/>", NURSE);
    expectError(next("presence"), "registration-required", "auth");
  }

  @Test
  @DisplayName("G-08 a wish made while the network is away is fulfilled after the login")
  void remembersWishes() throws Exception {
    registered();
    fromUser("subscribe", NURSE);
    assertThat(presences()).isEmpty();
    restartGateway();
    network().approves(true);
    on();
    session().expect("subscribe nurse");
  }

  @Test
  @DisplayName("G-09 the gateway itself agrees at once")
  void agreesForItself() throws Exception {
    on();
    fromUser("subscribe", GATEWAY);
    expect("subscribed", GATEWAY);
    assertThat(told(next("presence"))).isEqualTo("available " + GATEWAY + " " + USER);
  }

  @Test
  @DisplayName("G-11 name and words of the wish reach the network")
  void passesNameAndReasonOn() throws Exception {
    on();
    send(
        "<presence type='subscribe' from='%s' to='%s'><status>It is me</status>"
            + "<nick xmlns='http://jabber.org/protocol/nick'>Romeo</nick></presence>",
        USER, NURSE);
    assertThat(session().expect("subscribe nurse")).isEqualTo("subscribe nurse");
  }

  @Test
  @DisplayName("G-12 two spellings are one contact")
  void knowsSpellings() throws Exception {
    network().approves(true);
    on();
    fromUser("subscribe", NURSE);
    session().expect("subscribe nurse");
    expect("subscribe", NURSE);
    fence();
    publish(new SubscriptionAccepted(new LegacyAddress("Nurse")));
    send("<presence type='subscribe' from='%s' to='NURSE@%s'/>", USER, GATEWAY);
    assertThat(presences())
        .containsExactly("subscribed " + NURSE + " " + USER, "available " + NURSE + " " + USER);
  }

  @Test
  @DisplayName("G-13 the user's own legacy address is a contact like others")
  void allowsTheUsersOwnAddress() throws Exception {
    network().approves(true);
    on();
    fromUser("subscribe", "romeo@" + GATEWAY);
    expect("subscribed", "romeo@" + GATEWAY);
  }

  @Test
  @DisplayName("J-06 of who is no contact, no presence is told")
  void keepsPresenceOfOthersBack() throws Exception {
    on();
    nurseIs(ContactStatus.AVAILABLE, "");
    assertThat(presences()).isEmpty();
  }
}
