package im.gangway.email.outgoing;

import im.gangway.email.bounce.MailFailure;
import im.gangway.email.smtp.Verdict;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.SendOutcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a refusal means for the message: to try again, or to tell its sender. */
final class Refusals {
  /** Greylisting lets nobody in before some minutes have passed, and wants no more than that. */
  private static final Duration PAUSE = Duration.ofMinutes(2);

  private Refusals() {}

  static CompletionStage<SendOutcome> outcome(Verdict.Refused refused) {
    if (!refused.isTransient()) {
      return CompletableFuture.completedFuture(
          new SendOutcome.Refused(refused.failure().reason(), refused.text()));
    }
    return refused.failure() == MailFailure.NO_ANSWER
        ? CompletableFuture.failedFuture(
            new LegacyException(FailureReason.NETWORK_UNREACHABLE, refused.text()))
        : CompletableFuture.completedFuture(new SendOutcome.RetryAfter(PAUSE));
  }
}
