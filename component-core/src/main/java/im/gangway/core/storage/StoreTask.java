package im.gangway.core.storage;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A work on its way through the store, with the future of who asked for it. */
final class StoreTask<T> {
  private final StoreWork<T> work;
  private final CompletableFuture<T> future = new CompletableFuture<>();
  private @Nullable T result;

  StoreTask(StoreWork<T> work) {
    this.work = work;
  }

  void run(Handle handle) throws Exception {
    result = work.run(handle);
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
