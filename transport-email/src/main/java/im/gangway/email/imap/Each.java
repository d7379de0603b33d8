package im.gangway.email.imap;

import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Does the same with one thing after the other, in neither a growing stack nor a growing chain. */
final class Each<T> {
  private final Iterator<T> things;
  private final Function<T, CompletionStage<Void>> work;
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  private Each(Iterable<T> things, Function<T, CompletionStage<Void>> work) {
    this.things = things.iterator();
    this.work = work;
  }

  static <T> CompletionStage<Void> of(Iterable<T> things, Function<T, CompletionStage<Void>> work) {
    Each<T> each = new Each<>(things, work);
    each.goOn();
    return each.done;
  }

  private void goOn() {
    try {
      while (things.hasNext()) {
        CompletableFuture<Void> step = work.apply(things.next()).toCompletableFuture();
        if (!step.isDone() || step.isCompletedExceptionally()) {
          step.whenComplete(this::after);
          return;
        }
      }
      done.complete(null);
    } catch (RuntimeException bug) {
      done.completeExceptionally(bug);
    }
  }

  private void after(Void nothing, Throwable failed) {
    if (failed == null) {
      goOn();
    } else {
      done.completeExceptionally(failed);
    }
  }
}
