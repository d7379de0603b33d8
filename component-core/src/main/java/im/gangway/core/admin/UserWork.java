package im.gangway.core.admin;

import im.gangway.core.session.Sessions;
import im.gangway.core.session.UserSession;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.xmpp.packet.JID;

/** Does something to another user, on that user's mailbox. Thread-safe. */
record UserWork(Sessions sessions) {
  /** The key of the words for "it was done". */
  static final String DONE = "done";

  /** The key of the words for "that user has not registered". */
  static final String NOT_REGISTERED = "not-registered";

  /**
   * Runs the work once what is stored about the user is loaded.
   *
   * @param work gives the key of the words that tell what came of it
   */
  CompletionStage<String> run(JID user, Function<UserSession, CompletionStage<String>> work) {
    CompletableFuture<String> outcome = new CompletableFuture<>();
    boolean taken =
        sessions.offer(
            user,
            session ->
                session.whenLoaded(
                    () -> run(session, work, outcome), () -> outcome.complete("unreadable")));
    if (!taken) {
      outcome.complete("busy");
    }
    return outcome;
  }

  private static void run(
      UserSession session,
      Function<UserSession, CompletionStage<String>> work,
      CompletableFuture<String> outcome) {
    session.unsettled();
    work.apply(session)
        .whenCompleteAsync(
            (done, failure) -> {
              session.settled();
              outcome.complete(failure == null ? done : "unreadable");
            },
            session.mailbox());
  }
}
