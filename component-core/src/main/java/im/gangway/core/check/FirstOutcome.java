package im.gangway.core.check;

import im.gangway.core.stream.StreamListener;
import im.gangway.core.stream.StreamProblem;
import im.gangway.core.stream.StreamState;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;

/** Waits until a stream is online or has failed for the first time. Thread-safe. */
final class FirstOutcome implements StreamListener {
  private final CompletableFuture<Optional<StreamProblem>> outcome = new CompletableFuture<>();

  /** Why the stream did not come online; empty when it did. Blocks until that is known. */
  Optional<StreamProblem> problem() {
    return outcome.join();
  }

  /** Nobody is served while checking. */
  @Override
  public void onStanza(Element stanza) {}

  @Override
  public void onStateChanged(StreamState state, @Nullable StreamProblem problem) {
    if (state == StreamState.READY) {
      outcome.complete(Optional.empty());
    } else if (state == StreamState.DISCONNECTED && problem != null) {
      outcome.complete(Optional.of(problem));
    }
  }
}
