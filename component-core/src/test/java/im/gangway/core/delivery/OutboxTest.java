package im.gangway.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.AfterCrash;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.MessageDelivered;
import im.gangway.transport.LegacyEvent.MessageFailed;
import im.gangway.transport.LegacyMessageId;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.Text;
import im.gangway.transport.testing.ScriptedSession;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Messages to legacy users, stored before they are sent; what was cut off is sent again. */
class OutboxTest extends StoredCase {
  OutboxTest() {
    super(AfterCrash.REPEAT);
  }

  @Test
  void sendsInOrderAndTellsOfEveryDeliveryOnce() throws Exception {
    online();
    IntStream.range(0, 50).forEach(i -> write("m" + i, "text " + i));
    for (int i = 0; i < 50; i++) {
      assertThat(session().expect("send")).isEqualTo("send nurse text " + i);
    }
    List<OutgoingMessage> sent = session().messages();
    for (int i = 0; i < 50; i++) {
      MessageDelivered delivered =
          new MessageDelivered(new LegacyAddress("nurse"), sent.get(i).id());
      session().publish(delivered);
      session().publish(delivered);
      assertThat(nextReceipt()).isEqualTo("m" + i);
    }
    assertThat(fence()).isEmpty();
  }

  @Test
  void sendsInOrderWhatWasNotAcceptedBeforeARestart() throws Exception {
    online();
    session().holdSends();
    write("m1", "one");
    session().expect("send nurse one");
    write("m2", "two");
    write("m3", "three");
    fence();
    String first = session().messages().get(0).id();
    crashGateway();
    for (String text : List.of("one", "two", "three")) {
      session().expect("send nurse " + text);
    }
    assertThat(session().messages().get(0).id()).isEqualTo(first);
  }

  @Test
  void goesOnWhenTheServerComesBackAfterEverybodyWasLoggedOut() throws Exception {
    online();
    session().outcome(new SendOutcome.RetryAfter(Duration.ofHours(1)));
    write("m1", "one");
    ScriptedSession before = session();
    before.expect("send nurse one");
    xmpp().stop();
    Awaitility.await().until(before::isClosed);
    xmpp().restart();
    component().awaitReady();
    session().expect("send nurse one");
  }

  @Test
  void triesAgainWhatTheNetworkDidNotTakeYet() throws Exception {
    online();
    session().outcome(new SendOutcome.RetryAfter(Duration.ofMillis(300)));
    write("m1", "one");
    write("m2", "two");
    session().expect("send nurse one");
    session().outcome(SendOutcome.accepted());
    session().expect("send nurse one");
    session().expect("send nurse two");
    assertThat(fence()).isEmpty();
  }

  @Test
  void refusalsComeBackOnceAndTheNextGoesOn() throws Exception {
    online();
    session().outcome(new SendOutcome.Refused(FailureReason.RECIPIENT_UNKNOWN, "Who?"));
    write("m1", "one");
    expectError(next("message", "m1"), "item-not-found", "cancel");
    session().outcome(SendOutcome.accepted());
    write("m2", "two");
    session().expect("send nurse two");
    assertThat(fence()).isEmpty();
  }

  @Test
  void aRepeatedStanzaIsNotSentTwiceButToldAgainWhatBecameOfIt() throws Exception {
    online();
    write("m1", "one");
    session().expect("send nurse one");
    write("m1", "one");
    assertThat(fence()).isEmpty();
    String id = session().messages().get(0).id();
    session().publish(new MessageDelivered(new LegacyAddress("nurse"), id));
    assertThat(nextReceipt()).isEqualTo("m1");
    restartGateway();
    write("m1", "one");
    assertThat(nextReceipt()).isEqualTo("m1");
    assertThat(network().sessions()).isZero();
  }

  @Test
  void reportsComeEarlyTwiceInPartsAndLate() throws Exception {
    online();
    network().reports().delivered(new LegacyMessageId("early")).toCompletableFuture().join();
    accepting("early", "other");
    write("m1", "one");
    session().expect("send nurse one");
    assertThat(fence()).isEmpty();
    restartGateway();
    network().reports().delivered(new LegacyMessageId("other")).toCompletableFuture().join();
    network().reports().delivered(new LegacyMessageId("other")).toCompletableFuture().join();
    assertThat(nextReceipt()).isEqualTo("m1");
    network()
        .reports()
        .failed(new LegacyMessageId("early"), FailureReason.RECIPIENT_UNKNOWN, Text.literal("No"))
        .toCompletableFuture()
        .join();
    assertThat(fence().stream().filter(stanza -> stanza.getName().equals("message"))).isEmpty();
  }

  @Test
  void tellsAfterACrashWhatTheSenderMayNotHaveHeard() throws Exception {
    online();
    accepting("1");
    write("m1", "one");
    session().expect("send nurse one");
    xmpp().echoes(false);
    fence();
    network().reports().delivered(new LegacyMessageId("1")).toCompletableFuture().join();
    assertThat(nextReceipt()).isEqualTo("m1");
    xmpp().echoes(true);
    crashGateway();
    assertThat(nextReceipt()).isEqualTo("m1");
    fence();
    restartGateway();
    assertThat(fence().stream().filter(stanza -> stanza.getName().equals("message"))).isEmpty();
  }

  @Test
  void aLateFailureComesBackAsAnError() throws Exception {
    online();
    write("m1", "one");
    session().expect("send nurse one");
    session()
        .publish(
            new MessageFailed(
                new LegacyAddress("nurse"),
                session().messages().get(0).id(),
                FailureReason.RECIPIENT_OFFLINE,
                "Expired"));
    expectError(next("message", "m1"), "recipient-unavailable", "wait");
  }

  @Test
  void waitsForANetworkThatIsDownAndSendsWhenItIsBack() throws Exception {
    registered();
    network().loginFails(FailureReason.NETWORK_UNREACHABLE, "Down");
    write("m1", "one");
    write("m2", "two");
    assertThat(fence().stream().filter(StoredCase::hasBody)).isEmpty();
    network().loginWorks();
    send("<presence from='%s' to='%s'/>", R1, GATEWAY);
    session().expect("send nurse one");
    session().expect("send nurse two");
  }

  @Test
  void takesNoMoreThanItWillKeep() throws Exception {
    online();
    session().holdSends();
    IntStream.rangeClosed(1, 201).forEach(i -> write("m" + i, "text " + i));
    expectError(next("message", "m201"), "resource-constraint", "wait");
    session().releaseSends();
    session().expect("send nurse text 200");
    write("m201", "text 201");
    session().expect("send nurse text 201");
  }
}
