package im.gangway.transport.web;

import java.util.concurrent.CompletionStage;

/** Answers the calls to one path. Thread-safe. */
@FunctionalInterface
public interface WebHandler {
  /**
   * Answers a call. May be called on any thread, but never on one of a stream's; must not block.
   *
   * @return a failure, or no answer within 30 seconds, becomes a 503, after which callers try again
   */
  CompletionStage<WebAnswer> handle(WebCall call);
}
