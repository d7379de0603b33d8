package im.gangway.registration;

import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.form.SubmittedForm;
import im.gangway.core.session.SessionPart;
import im.gangway.core.session.UserSession;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The registrations of a user that the legacy service verifies at present: one for each scope.
 * Confined to the user's mailbox.
 */
final class PendingRegistrations implements SessionPart {
  private final Map<RegistrationScope, Pending> pending = new HashMap<>();

  private record Pending(SubmittedForm form, CompletableFuture<Outcome> outcome) {}

  /** What is done once. */
  interface Verification {
    CompletionStage<Outcome> begin() throws StanzaException;
  }

  private PendingRegistrations() {}

  static PendingRegistrations of(UserSession session) {
    return session.part(PendingRegistrations.class, unused -> new PendingRegistrations());
  }

  /**
   * Begins a registration, unless the very same is under way: who sends it twice is answered twice.
   */
  CompletionStage<Outcome> once(RegistrationScope scope, SubmittedForm form, Verification begin)
      throws StanzaException {
    Pending earlier = pending.get(scope);
    if (earlier != null && !earlier.form().equals(form)) {
      throw new StanzaException(
          Condition.RESOURCE_CONSTRAINT, Text.of(PendingRegistrations.class, "under-way"));
    }
    if (earlier != null) {
      return earlier.outcome().thenApply(PendingRegistrations::withoutNews);
    }
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    CompletionStage<Outcome> begun = begin.begin();
    pending.put(scope, new Pending(form, outcome));
    begun.whenComplete(
        (done, failure) -> {
          pending.remove(scope);
          if (failure != null) {
            outcome.completeExceptionally(failure);
          } else {
            outcome.complete(done);
          }
        });
    return outcome;
  }

  private static Outcome withoutNews(Outcome outcome) {
    return outcome instanceof Outcome.Registered ? new Outcome.Registered(() -> {}) : outcome;
  }

  @Override
  public boolean keepsAlive() {
    return !pending.isEmpty();
  }

  @Override
  public void legacyEnded(FailureReason reason, Text text) {
    // a verification has no session
  }
}
