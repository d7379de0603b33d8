package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.ContactStatus;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.ContactRenamed;
import im.gangway.transport.LegacyEvent.SubscriptionEnded;
import im.gangway.transport.LegacyEvent.SubscriptionRequested;
import java.util.Optional;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the legacy side does with contacts. */
final class LegacyContactCasesTest extends ContactCase {

  private void nurseAsks() {
    publish(new SubscriptionRequested(NURSE_ADDRESS, Optional.of("Nurse"), "Let me in"));
  }

  @Test
  @DisplayName("I-01 a request reaches the user, and nothing is answered for the user")
  void passesARequestOn() throws Exception {
    on();
    nurseAsks();
    Element request = expect("subscribe", NURSE);
    assertThat(request.attributeValue("to")).isEqualTo(USER);
    assertThat(request.elementText("nick")).isEqualTo("Nurse");
    assertThat(request.elementText("status")).isEqualTo("Let me in");
    assertThat(presences()).isEmpty();
    assertThat(session().calls()).noneMatch(call -> call.startsWith("allow"));
  }

  @Test
  @DisplayName("I-02 consent reaches the network, and the user may see the contact in return")
  void passesConsentOn() throws Exception {
    on();
    nurseAsks();
    expect("subscribe", NURSE);
    fromUser("subscribed", NURSE);
    session().expect("allow nurse true");
    nurseIs(ContactStatus.AWAY, "");
    fromUser("subscribe", NURSE);
    assertThat(presences())
        .containsExactly("subscribed " + NURSE + " " + USER, "available " + NURSE + " " + USER);
  }

  @Test
  @DisplayName("I-03 a refusal reaches the network")
  void passesARefusalOn() throws Exception {
    on();
    nurseAsks();
    expect("subscribe", NURSE);
    fromUser("unsubscribed", NURSE);
    session().expect("allow nurse false");
  }

  @Test
  @DisplayName("I-04 a request is made once a day")
  void asksOnceADay() throws Exception {
    on();
    nurseAsks();
    expect("subscribe", NURSE);
    nurseAsks();
    assertThat(presences()).isEmpty();
    fromUser("unsubscribed", NURSE);
    session().expect("allow nurse false");
    nurseAsks();
    assertThat(presences()).isEmpty();
  }

  @Test
  @DisplayName("I-05 who removes the user is gone in all words")
  void tellsOfARemoval() throws Exception {
    subscribed();
    publish(new SubscriptionEnded(NURSE_ADDRESS));
    assertThat(presences())
        .containsExactlyInAnyOrder(
            "unsubscribe " + NURSE + " " + USER,
            "unsubscribed " + NURSE + " " + USER,
            "unavailable " + NURSE + " " + USER);
  }

  @Test
  @DisplayName("I-06 changes of presence are told, repeats are not")
  void showsChanges() throws Exception {
    subscribed();
    nurseIs(ContactStatus.AWAY, "At the tomb");
    Element away = expect("available", NURSE);
    assertThat(away.elementText("show")).isEqualTo("away");
    assertThat(away.elementText("status")).isEqualTo("At the tomb");
    nurseIs(ContactStatus.AWAY, "At the tomb");
    assertThat(presences()).isEmpty();
    nurseIs(ContactStatus.DO_NOT_DISTURB, "");
    assertThat(expect("available", NURSE).elementText("show")).isEqualTo("dnd");
    nurseIs(ContactStatus.EXTENDED_AWAY, "");
    assertThat(expect("available", NURSE).elementText("show")).isEqualTo("xa");
    nurseIs(ContactStatus.OFFLINE, "Bye");
    assertThat(expect("unavailable", NURSE).elementText("status")).isEqualTo("Bye");
    nurseIs(ContactStatus.OFFLINE, "");
    assertThat(presences()).isEmpty();
  }

  @Test
  @DisplayName("I-07 J-11 presence comes from and goes to bare addresses, with capabilities")
  void usesBareAddresses() throws Exception {
    subscribed();
    nurseIs(ContactStatus.AWAY, "");
    Element away = expect("available", NURSE);
    assertThat(away.attributeValue("to")).isEqualTo(USER);
    assertThat(away.element("c").attributeValue("ver")).isNotEmpty();
  }

  @Test
  @DisplayName("I-08 who has another address goes, comes, and says why")
  void followsARename() throws Exception {
    subscribed();
    publish(new ContactRenamed(NURSE_ADDRESS, new LegacyAddress("angelica")));
    assertThat(next("message").elementText("body")).isEqualTo("nurse is now known as angelica.");
    expect("unavailable", NURSE);
    expect("available", "angelica@" + GATEWAY);
  }

  @Test
  @DisplayName("I-12 who can have no address is never a sender")
  void ignoresImpossibleAddresses() throws Exception {
    on();
    publish(
        new SubscriptionRequested(
            new LegacyAddress("ev*il\nnick"), Optional.of("x\u0000y"), "\u0001"));
    assertThat(presences()).isEmpty();
    publish(
        new SubscriptionRequested(
            new LegacyAddress("o'hara & co"), Optional.of("O\u0007Hara"), "a\u0000b"));
    Element request = next("presence");
    assertThat(request.attributeValue("from")).isEqualTo("o\\27hara\\20\\26\\20co@" + GATEWAY);
  }
}
