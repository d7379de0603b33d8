package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.presence.PresenceWatcher;
import im.gangway.transport.ContactStatus;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.ContactPresence;
import im.gangway.transport.LegacyEvent.ContactsListed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How present contacts are said to be, and to whom. */
final class ContactProbeCasesTest extends ContactCase {

  private void probe(String from, String contact) {
    send("<presence type='probe' from='%s' to='%s'/>", from, contact);
  }

  @Test
  @DisplayName("J-01 J-11 a probe is answered to who probes")
  void answersAProbe() throws Exception {
    subscribed();
    nurseIs(ContactStatus.AWAY, "");
    expect("available", NURSE);
    probe(R1, NURSE);
    Element answer = expect("available", NURSE);
    assertThat(answer.attributeValue("to")).isEqualTo(R1);
    assertThat(answer.elementText("show")).isEqualTo("away");
    nurseIs(ContactStatus.OFFLINE, "");
    expect("unavailable", NURSE);
    probe(USER, NURSE);
    assertThat(expect("unavailable", NURSE).attributeValue("to")).isEqualTo(USER);
  }

  @Test
  @DisplayName("J-03 who has no subscription learns nothing")
  void tellsStrangersNothing() throws Exception {
    subscribed();
    probe("eve@evil.example/x", NURSE);
    assertThat(presences()).isEmpty();
    probe(R1, "friar@" + GATEWAY);
    assertThat(presences()).containsExactly("unsubscribed friar@" + GATEWAY + " " + USER);
  }

  @Test
  @DisplayName("J-04 a probe that comes before the login is over waits for it")
  void waitsForTheLogin() throws Exception {
    subscribed();
    send("<presence type='unavailable' from='%s' to='%s'/>", R1, GATEWAY);
    session().expect("close");
    fence();
    probe(R1, NURSE);
    assertThat(presences()).isEmpty();
    on();
    expect("unavailable", NURSE);
  }

  @Test
  @DisplayName("J-07 the presence of a thousand contacts arrives")
  void bearsManyContacts() throws Exception {
    network().approves(true);
    on();
    List<LegacyAddress> many = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      many.add(new LegacyAddress("c" + i));
    }
    publish(new ContactsListed(many.stream().map(a -> contact(a.value(), "")).toList()));
    many.forEach(each -> fromUser("subscribe", each + "@" + GATEWAY));
    component().fence(R1);
    many.forEach(each -> publish(new ContactPresence(each, ContactStatus.AWAY, "")));
    for (LegacyAddress each : many) {
      expectAway(each + "@" + GATEWAY);
    }
  }

  private void expectAway(String contact) {
    nextTo(
        USER,
        "away from " + contact,
        stanza ->
            contact.equals(stanza.attributeValue("from"))
                && "away".equals(stanza.elementText("show")));
  }

  @Test
  @DisplayName("E-05 F-02 a resource hears of all contacts when it comes and when it goes")
  void greetsResources() throws Exception {
    subscribed();
    inSession(
        USER,
        session -> {
          session.parts(PresenceWatcher.class).forEach(each -> each.arrived(jid(R2)));
          return CompletableFuture.completedFuture(null);
        });
    assertThat(expect("available", NURSE).attributeValue("to")).isEqualTo(R2);
    inSession(
        USER,
        session -> {
          session.parts(PresenceWatcher.class).forEach(each -> each.left(jid(R2)));
          return CompletableFuture.completedFuture(null);
        });
    assertThat(expect("unavailable", NURSE).attributeValue("to")).isEqualTo(R2);
  }

  @Test
  @DisplayName("E-12 when the network is gone, so are the contacts")
  void hidesContacts() throws Exception {
    subscribed();
    inSession(
        USER,
        session -> {
          session.parts(PresenceWatcher.class).forEach(PresenceWatcher::offline);
          return CompletableFuture.completedFuture(null);
        });
    assertThat(expect("unavailable", NURSE).attributeValue("to")).isEqualTo(USER);
  }

  @Test
  @DisplayName("N-06 who was shown before a crash and is not there is said to be gone")
  void dispelsGhosts() throws Exception {
    subscribed();
    killGateway();
    on();
    assertThat(expect("unavailable", NURSE).attributeValue("to")).isEqualTo(USER);
  }
}
