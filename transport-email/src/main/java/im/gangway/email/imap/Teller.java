package im.gangway.email.imap;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * Calls a listener away from the I/O thread; what goes wrong there is a {@link NotTakenException}.
 */
final class Teller {
  private final MailboxListener listener;
  private final Executor executor;

  Teller(MailboxListener listener, Executor executor) {
    this.listener = listener;
    this.executor = executor;
  }

  <T> CompletionStage<T> ask(Function<MailboxListener, CompletionStage<T>> question) {
    try {
      return CompletableFuture.supplyAsync(() -> question.apply(listener), executor)
          .thenCompose(Function.identity())
          .handle(Teller::result)
          .thenCompose(Function.identity());
    } catch (RejectedExecutionException full) {
      return CompletableFuture.failedFuture(new NotTakenException(full));
    }
  }

  private static <T> CompletionStage<T> result(T answer, Throwable failed) {
    return failed == null
        ? CompletableFuture.completedFuture(answer)
        : CompletableFuture.failedFuture(new NotTakenException(failed));
  }
}
