package im.gangway.core.contact;

import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.SendOutcomes;
import im.gangway.core.session.UserSession;
import im.gangway.transport.LegacySession;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.SendOutcome.Accepted;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Hands a user's messages to the legacy session, in order; some of them, for some time, wait until
 * there is one. Confined to the user's mailbox.
 */
final class SendQueue {
  private static final int MAX_WAITING = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final UserSession session;
  private int waiting;

  SendQueue(UserSession session) {
    this.session = session;
  }

  /** Sends a message; completes on the mailbox. */
  CompletionStage<Accepted> send(OutgoingMessage message) {
    return session.legacy().isActive() ? call(message, () -> true) : await(message);
  }

  private CompletionStage<Accepted> await(OutgoingMessage message) {
    if (waiting >= MAX_WAITING) {
      return failed(Condition.RESOURCE_CONSTRAINT, "too-many-waiting");
    }
    waiting++;
    AtomicBoolean begun = new AtomicBoolean();
    CompletableFuture<Accepted> result =
        call(message, () -> begun.compareAndSet(false, true)).toCompletableFuture();
    session.after(
        PATIENCE,
        () -> {
          if (begun.compareAndSet(false, true)) {
            result.completeExceptionally(late());
          }
        });
    return result.whenComplete((accepted, failure) -> waiting--);
  }

  /** Whether a message may still be sent. */
  private interface Turn {
    boolean begin();
  }

  private CompletionStage<Accepted> call(OutgoingMessage message, Turn turn) {
    return session
        .legacy()
        .call(
            LegacySession.class,
            legacy ->
                turn.begin()
                    ? SendOutcomes.accepted(legacy.send(message))
                    : CompletableFuture.failedFuture(late()));
  }

  private static StanzaException late() {
    return new StanzaException(
        Condition.REMOTE_SERVER_TIMEOUT, Text.of(SendQueue.class, "login-takes-too-long"));
  }

  private static <T> CompletionStage<T> failed(Condition condition, String words) {
    return CompletableFuture.failedFuture(
        new StanzaException(condition, Text.of(SendQueue.class, words)));
  }
}
