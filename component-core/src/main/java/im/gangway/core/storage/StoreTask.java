package im.gangway.core.storage;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A work on its way through the store, with the future of who asked for it. */
final class StoreTask<T> {
  private final StoreWork<T> work;
  private final int bytes;
  private final long acceptedAt;
  private final CompletableFuture<T> future = new CompletableFuture<>();
  private @Nullable T result;
  private int runs;
  private boolean inDoubt;

  /**
   * @param bytes about how much memory it takes while it waits
   * @param acceptedAt in nanoseconds of the store's clock
   */
  StoreTask(StoreWork<T> work, int bytes, long acceptedAt) {
    this.work = work;
    this.bytes = bytes;
    this.acceptedAt = acceptedAt;
  }

  int bytes() {
    return bytes;
  }

  long acceptedAt() {
    return acceptedAt;
  }

  void run(Handle handle) throws Exception {
    runs++;
    result = work.run(handle);
  }

  /** How often it began to run. For the store's thread. */
  int runs() {
    return runs;
  }

  /** Whether a commit of it may have succeeded. For the store's thread. */
  void setInDoubt(boolean doubt) {
    inDoubt = doubt;
  }

  /** To be called when the database cannot be used for too long. */
  void giveUp(StoreProblem problem) {
    fail(new StorageUnavailableException(problem, inDoubt));
  }

  /** To be called after the commit. */
  void complete() {
    future.complete(result);
  }

  void fail(Throwable cause) {
    future.completeExceptionally(
        cause instanceof StorageException
            ? cause
            : new StorageException("The database did not do it: " + cause.getMessage(), cause));
  }

  CompletionStage<T> stage() {
    return future.minimalCompletionStage();
  }
}
