package im.gangway.core.handler;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;

/**
 * The result of a request: a payload, or none.
 *
 * @param afterwards run on the mailbox of who asked, right after the result was sent
 */
public record IqAnswer(Optional<Element> payload, Runnable afterwards) {
  private static final Runnable NOTHING = () -> {};

  /** A result with a payload. */
  public static IqAnswer of(Element payload) {
    return new IqAnswer(Optional.of(payload), NOTHING);
  }

  /** A result without a payload, after which something has to happen. */
  public static IqAnswer then(Runnable afterwards) {
    return new IqAnswer(Optional.empty(), afterwards);
  }

  /** A result with a payload, ready. */
  public static CompletionStage<IqAnswer> now(Element payload) {
    return CompletableFuture.completedFuture(of(payload));
  }

  /** A result without a payload, ready. */
  public static CompletionStage<IqAnswer> empty() {
    return CompletableFuture.completedFuture(then(NOTHING));
  }
}
