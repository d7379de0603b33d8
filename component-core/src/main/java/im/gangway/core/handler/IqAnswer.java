package im.gangway.core.handler;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;

/** The result of a request: a payload, or none. */
public record IqAnswer(Optional<Element> payload) {

  /** A result with a payload. */
  public static IqAnswer of(Element payload) {
    return new IqAnswer(Optional.of(payload));
  }

  /** A result with a payload, ready. */
  public static CompletionStage<IqAnswer> now(Element payload) {
    return CompletableFuture.completedFuture(of(payload));
  }

  /** A result without a payload, ready. */
  public static CompletionStage<IqAnswer> empty() {
    return CompletableFuture.completedFuture(new IqAnswer(Optional.empty()));
  }
}
