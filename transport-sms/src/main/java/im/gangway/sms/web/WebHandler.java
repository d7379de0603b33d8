package im.gangway.sms.web;

import java.util.concurrent.CompletionStage;

/** Answers the calls to one webhook. Thread-safe. */
@FunctionalInterface
public interface WebHandler {
  /** Answers a call; a stage that fails becomes a 503, after which providers try again. */
  CompletionStage<WebAnswer> handle(WebCall call);
}
