package im.gangway.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.FailureReason;
import im.gangway.transport.SendOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.dom4j.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the outbox does after hours, and after the store has failed. */
class OutboxTimeTest {
  private static final Duration PAUSE = Duration.ofHours(2);
  private static final Duration A_DAY = Duration.ofHours(25);

  @TempDir Path folder;
  private OutboxStage stage;

  @BeforeEach
  void open() {
    stage = new OutboxStage(folder);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private void write(String id, String text) throws Exception {
    stage.write(id, text).toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }

  private String givenUpAfter(SendOutcome outcome, String condition) throws Exception {
    stage.outcome(outcome);
    write("m1", "one");
    stage.nextSent();
    await()
        .until(
            () -> {
              // The next attempt may not have been planned before.
              stage.advance(A_DAY);
              return stage.hasTold();
            });
    Element error = stage.nextTold();
    assertThat(error.attributeValue("id")).isEqualTo("m1");
    assertThat(error.element("error").elements().get(0).getName()).isEqualTo(condition);
    return error.element("error").elementText("text");
  }

  @Test
  void givesUpWithTheLastReasonAndItsWords() throws Exception {
    SendOutcome full =
        new SendOutcome.RetryAfter(A_DAY, FailureReason.RATE_LIMITED, "The mailbox is full.");
    assertThat(givenUpAfter(full, "resource-constraint"))
        .contains("for a day")
        .endsWith("The mailbox is full.");
  }

  @Test
  void givesUpWithTheLastReasonAlsoWithoutWords() throws Exception {
    assertThat(givenUpAfter(new SendOutcome.RetryAfter(A_DAY), "resource-constraint"))
        .contains("has not taken the message for a day");
  }

  @Test
  void readsAUsersMessagesAgainWhenTheStoreHasFailed() throws Exception {
    stage.outcome(new SendOutcome.RetryAfter(PAUSE));
    write("m1", "one");
    assertThat(stage.nextSent()).isEqualTo("one");
    stage.letGo();
    stage.outcome(SendOutcome.accepted());
    stage.breakStore();
    await().until(() -> !OutgoingQueue.RETRY.equals(stage.untilNextTimer()));
    stage.linkUp();
    await().until(() -> OutgoingQueue.RETRY.equals(stage.untilNextTimer()));
    stage.repairStore();
    stage.advance(OutgoingQueue.RETRY);
    assertThat(stage.nextSent()).isEqualTo("one");
  }
}
