package im.gangway.core.handler;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.Text;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What the outcomes of sending mean to the sender of a stanza. */
public final class SendOutcomes {
  private SendOutcomes() {}

  /** Fails, with the reason and words of the outcome, unless the message was accepted. */
  public static CompletionStage<SendOutcome.Accepted> accepted(
      CompletionStage<SendOutcome> outcome) {
    return outcome.thenCompose(SendOutcomes::accepted);
  }

  private static CompletionStage<SendOutcome.Accepted> accepted(SendOutcome outcome) {
    if (outcome instanceof SendOutcome.Accepted accepted) {
      return CompletableFuture.completedFuture(accepted);
    }
    return CompletableFuture.failedFuture(failure(outcome));
  }

  private static LegacyException failure(SendOutcome outcome) {
    if (outcome instanceof SendOutcome.Refused refused) {
      return new LegacyException(refused.reason(), refused.text());
    }
    if (outcome instanceof SendOutcome.Unknown unknown) {
      return new LegacyException(unknown.reason(), unknown.text());
    }
    if (outcome instanceof SendOutcome.RetryAfter retry && !retry.text().isEmpty()) {
      return new LegacyException(retry.reason(), retry.text());
    }
    return new LegacyException(
        FailureReason.RATE_LIMITED, Text.of(SendOutcomes.class, "send-slower"));
  }
}
