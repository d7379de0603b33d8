package im.gangway.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.AfterCrash;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Inbox.Receipt;
import im.gangway.transport.Inbox.Routing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.dom4j.Element;
import org.junit.jupiter.api.Test;

/** Messages for users that are stored before the legacy service is told that they were taken. */
class InboxTest extends StoredCase {
  InboxTest() {
    super(AfterCrash.REPEAT);
  }

  private Receipt accept(String id, String text) throws Exception {
    return network()
        .inbox()
        .accept(USER, received(id, text))
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  private static Routing outcome(Receipt receipt) throws Exception {
    return receipt.outcome().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private String nextBody() {
    return nextTo(USER, "a message", StoredCase::hasBody).elementText("body");
  }

  @Test
  void passesOnWithoutASessionAndSaysThatTheServerTookIt() throws Exception {
    registered();
    Receipt receipt = accept("1", "hello");
    assertThat(receipt.repeated()).isFalse();
    assertThat(nextBody()).isEqualTo("hello");
    assertThat(outcome(receipt)).isEqualTo(new Routing.Routed());
    assertThat(network().sessions()).isZero();
  }

  @Test
  void recognisesWhatComesAgainAlsoAfterARestart() throws Exception {
    registered();
    outcome(accept("1", "hello"));
    assertThat(accept("1", "hello").repeated()).isTrue();
    restartGateway();
    Receipt again = accept("1", "hello");
    assertThat(again.repeated()).isTrue();
    assertThat(outcome(again)).isEqualTo(new Routing.Routed());
    accept("2", "world");
    assertThat(nextBody()).isEqualTo("hello");
    assertThat(nextBody()).isEqualTo("world");
    assertThat(bodies()).isEmpty();
  }

  @Test
  void sendsAgainAfterACrashWhatWasNotProvenUnderTheSameId() throws Exception {
    registered();
    xmpp().echoes(false);
    accept("1", "hello");
    Element first = nextTo(USER, "a message", StoredCase::hasBody);
    crashGateway();
    Element second = nextTo(USER, "a message", StoredCase::hasBody);
    assertThat(second.attributeValue("id")).isEqualTo(first.attributeValue("id"));
  }

  @Test
  void tellsWhatTheServerSentBack() throws Exception {
    registered();
    xmpp().echoes(false);
    Receipt receipt = accept("1", "hello");
    Element message = nextTo(USER, "a message", StoredCase::hasBody);
    send(
        "<message type='error' from='%s' to='%s' id='%s'><error type='cancel'>"
            + "<item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>",
        USER, NURSE, message.attributeValue("id"));
    assertThat(outcome(receipt))
        .isEqualTo(new Routing.Refused(FailureReason.RECIPIENT_UNKNOWN, "item-not-found"));
  }

  @Test
  void passesOnEverythingThatManyThreadsBringAtOnce() throws Exception {
    registered();
    List<CompletableFuture<Routing>> outcomes = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    for (int i = 0; i < 2_000; i++) {
      String id = "message " + i;
      outcomes.add(
          CompletableFuture.supplyAsync(() -> accepted(id), threads).thenCompose(Receipt::outcome));
    }
    threads.shutdown();
    for (CompletableFuture<Routing> outcome : outcomes) {
      assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo(new Routing.Routed());
    }
  }

  private Receipt accepted(String id) {
    return network().inbox().accept(USER, received(id, id)).toCompletableFuture().join();
  }

  @Test
  void keepsOrderWhenMoreComesThanIsUnderWayAtOnce() throws Exception {
    registered();
    xmpp().stop();
    List<Receipt> receipts = new ArrayList<>();
    for (int i = 0; i < 2500; i++) {
      receipts.add(accept("id" + i, "text " + i));
    }
    xmpp().restart();
    List<String> texts = IntStream.range(0, 2500).mapToObj(i -> nextBody()).toList();
    assertThat(texts).isEqualTo(IntStream.range(0, 2500).mapToObj(i -> "text " + i).toList());
    assertThat(outcome(receipts.get(2499))).isEqualTo(new Routing.Routed());
  }
}
