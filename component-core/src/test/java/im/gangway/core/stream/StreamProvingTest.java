package im.gangway.core.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StreamProvingTest {
  private static final Duration GATHERING = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Queue<String> told = new ConcurrentLinkedQueue<>();

  private void send(StreamFixture at, String id) {
    assertThat(
            at.stream.send(
                StreamFixture.message(id), routed -> told.add(id + (routed ? " routed" : " lost"))))
        .isTrue();
    assertThat(next(at)).isEqualTo(id);
  }

  private static String next(StreamFixture at) {
    return at.irc.expect(stanza -> stanza.getName().equals("message")).attributeValue("id", "");
  }

  private static void breakLink(StreamFixture at) {
    at.irc.drop();
    at.awaitProblem();
    at.stepToNextTry();
    at.awaitState(StreamState.READY);
  }

  private void awaitTold(String... all) {
    await().until(() -> List.copyOf(told).equals(List.of(all)));
  }

  /** Waits until the component has planned what proves its messages. */
  private static void awaitGathering(StreamFixture at) {
    await()
        .until(
            () -> {
              Duration next = at.scheduler.untilNext();
              return next != null && next.compareTo(GATHERING) <= 0;
            });
  }

  /** Steps until a stanza has come that the component asks itself or its server. */
  private static Element stepToPing(StreamFixture at) {
    awaitGathering(at);
    at.scheduler.advance(GATHERING);
    return at.irc.expect(stanza -> stanza.element("ping") != null);
  }

  @Test
  @DisplayName("N-10 what no ping has proven to have arrived is sent again on the next link")
  void sendsAgainWhatIsNotProven() {
    try (StreamFixture at = new StreamFixture()) {
      at.server.echoes(false);
      at.ready();
      send(at, "m1");
      send(at, "m2");
      breakLink(at);
      assertThat(List.of(next(at), next(at))).containsExactly("m1", "m2");
      assertThat(told).isEmpty();
    }
  }

  @Test
  void sendsOnceWhatIsProven() {
    try (StreamFixture at = new StreamFixture().ready()) {
      send(at, "m1");
      awaitGathering(at);
      at.scheduler.advance(GATHERING);
      awaitTold("m1 routed");
      breakLink(at);
      send(at, "m2");
      assertThat(at.irc.drain()).isEmpty();
      assertThat(at.heard.stanzas).isEmpty();
    }
  }

  @Test
  void proofIsAlsoAnErrorThatComesBack() {
    try (StreamFixture at = new StreamFixture()) {
      at.server.echoes(false);
      at.ready();
      send(at, "m1");
      Element ping = stepToPing(at);
      at.irc.send(
          "<iq type='error' id='%s' from='irc.example.org' to='irc.example.org'/>"
              .formatted(ping.attributeValue("id")));
      awaitTold("m1 routed");
      assertThat(at.heard.stanzas).isEmpty();
    }
  }

  @Test
  void asksTheServerWhereOwnPingsDoNotReturn() {
    try (StreamFixture at = new StreamFixture()) {
      at.server.echoes(false);
      at.ready();
      send(at, "m1");
      stepToPing(at);
      at.irc.send("<message id='alive' to='irc.example.org'/>");
      await().until(() -> !at.heard.stanzas.isEmpty());
      at.scheduler.advance(PATIENCE);
      awaitGathering(at);
      at.scheduler.advance(GATHERING);
      awaitTold("m1 routed");
    }
  }

  @Test
  void saysWhatNothingCanProve() {
    try (StreamFixture at = new StreamFixture()) {
      at.server.echoes(false).answersPings(false);
      at.ready();
      send(at, "m1");
      for (int way = 0; way < 2; way++) {
        stepToPing(at);
        int before = at.heard.stanzas.size();
        at.irc.send("<message to='irc.example.org'/>");
        await().until(() -> at.heard.stanzas.size() > before);
        at.scheduler.advance(PATIENCE);
      }
      awaitTold("m1 lost");
      send(at, "m2");
      awaitTold("m1 lost", "m2 lost");
    }
  }

  @Test
  void theEndOfTheStreamIsProof() {
    try (StreamFixture at = new StreamFixture()) {
      at.server.echoes(false);
      at.ready();
      send(at, "m1");
      assertThat(at.stream.close(Duration.ofSeconds(10)).toCompletableFuture())
          .succeedsWithin(10, TimeUnit.SECONDS);
      awaitTold("m1 routed");
    }
  }
}
