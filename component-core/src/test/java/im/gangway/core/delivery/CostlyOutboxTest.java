package im.gangway.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.AfterCrash;
import im.gangway.transport.FailureReason;
import im.gangway.transport.SendOutcome;
import org.junit.jupiter.api.Test;

/** Messages that may cost something: what was cut off while it was sent is never sent again. */
class CostlyOutboxTest extends StoredCase {
  CostlyOutboxTest() {
    super(AfterCrash.UNKNOWN);
  }

  @Test
  void saysThatItDoesNotKnowAfterACrashAndSendsTheRest() throws Exception {
    online();
    session().holdSends();
    write("m1", "one");
    session().expect("send nurse one");
    write("m2", "two");
    fence();
    crashGateway();
    expectError(next("message", "m1"), "remote-server-timeout", "wait");
    session().expect("send nurse two");
    assertThat(session().messages()).hasSize(1);
  }

  @Test
  void saysSoWhenTheNetworkDoesNotKnowEither() throws Exception {
    online();
    session().outcome(new SendOutcome.Unknown(FailureReason.CONNECTION_LOST, "Cut"));
    write("m1", "one");
    expectError(next("message", "m1"), "remote-server-timeout", "wait");
    assertThat(fence()).isEmpty();
  }

  @Test
  void whatWasAcceptedIsNotSentAgain() throws Exception {
    online();
    write("m1", "one");
    session().expect("send nurse one");
    fence();
    crashGateway();
    write("m2", "two");
    session().expect("send nurse two");
    assertThat(session().messages()).hasSize(1);
  }
}
