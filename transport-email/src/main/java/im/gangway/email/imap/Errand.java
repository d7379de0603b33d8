package im.gangway.email.imap;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Something that is to be done in a mailbox besides reading it.
 *
 * @param bytes it keeps while it waits
 */
record Errand(Work work, int bytes, CompletableFuture<Void> done) {

  /** What it takes. */
  @FunctionalInterface
  interface Work {
    CompletionStage<Void> on(ImapLogin.LoggedIn server);
  }

  Errand(Work work, int bytes) {
    this(work, bytes, new CompletableFuture<>());
  }

  /** Done when it has ended in whatever way. */
  CompletionStage<Void> run(ImapLogin.LoggedIn server) {
    return CompletableFuture.<Void>completedFuture(null)
        .thenCompose(begun -> work.on(server))
        .handle(
            (nothing, failed) -> {
              if (failed == null) {
                done.complete(null);
              } else {
                done.completeExceptionally(Failure.of(failed));
              }
              return null;
            });
  }
}
