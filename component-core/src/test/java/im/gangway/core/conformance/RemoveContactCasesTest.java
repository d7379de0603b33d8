package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.ContactStatus;
import im.gangway.transport.LegacyEvent.MessageReceived;
import im.gangway.transport.MessageText;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The user removes a contact. */
final class RemoveContactCasesTest extends ContactCase {

  @Test
  @DisplayName("H-01 who is removed goes on both sides and is not heard of again")
  void removesAContact() throws Exception {
    subscribed();
    fromUser("unsubscribe", NURSE);
    fromUser("unsubscribed", NURSE);
    expect("unsubscribed", NURSE);
    session().expect("unsubscribe nurse");
    session().expect("allow nurse false");
    fence();
    nurseIs(ContactStatus.AWAY, "");
    assertThat(presences()).isEmpty();
  }

  @Test
  @DisplayName("H-01 a removal while the network is away is told after the login")
  void remembersRemovals() throws Exception {
    subscribed();
    send("<presence type='unavailable' from='%s' to='%s'/>", R1, GATEWAY);
    session().expect("close");
    fromUser("unsubscribe", NURSE);
    expect("unsubscribed", NURSE);
    restartGateway();
    on();
    session().expect("unsubscribe nurse");
  }

  @Test
  @DisplayName("H-02 whom the user does not want to see still sees the user")
  void keepsTheOtherDirection() throws Exception {
    subscribed();
    fromUser("unsubscribe", NURSE);
    expect("unsubscribed", NURSE);
    session().expect("unsubscribe nurse");
    fence();
    assertThat(session().calls()).noneMatch(call -> call.startsWith("allow"));
  }

  @Test
  @DisplayName("H-03 who may not see the user any more is told so")
  void takesConsentBack() throws Exception {
    subscribed();
    fromUser("unsubscribed", NURSE);
    session().expect("allow nurse false");
    assertThat(presences()).isEmpty();
    nurseIs(ContactStatus.AWAY, "");
    expect("available", NURSE);
  }

  @Test
  @DisplayName("H-04 who is no contact is unsubscribed, and no more")
  void removesStrangers() throws Exception {
    on();
    fromUser("unsubscribe", NURSE);
    fromUser("unsubscribed", NURSE);
    assertThat(presences()).containsExactly("unsubscribed " + NURSE + " " + USER);
    assertThat(session().calls()).noneMatch(call -> call.contains("nurse"));
  }

  @Test
  @DisplayName("H-05 who was removed can still write")
  void deliversMessagesOfRemovedContacts() throws Exception {
    subscribed();
    fromUser("unsubscribe", NURSE);
    fromUser("unsubscribed", NURSE);
    publish(
        new MessageReceived(
            NURSE_ADDRESS,
            Optional.empty(),
            MessageText.plain("Alas"),
            Optional.empty(),
            Optional.empty()));
    assertThat(next("message").elementText("body")).isEqualTo("Alas");
  }
}
