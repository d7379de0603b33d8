package im.gangway.core.room;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The end of handlers that have nothing to wait for. */
final class Handled {
  private Handled() {}

  @SuppressWarnings("NullAway") // a stage of Void has no other value than null
  static CompletionStage<Void> done() {
    return CompletableFuture.completedFuture(null);
  }
}
