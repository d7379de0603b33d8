package im.gangway.sms.twilio;

import im.gangway.sms.web.BadCallException;
import im.gangway.sms.web.FormFields;
import im.gangway.transport.web.WebAnswer;
import im.gangway.transport.web.WebCall;
import im.gangway.transport.web.WebHandler;
import java.net.URI;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Takes the calls of a service to one URL: what is not signed is refused, and what was taken is
 * answered only when it is kept. A call that comes again does no harm, since messages and receipts
 * are known by the service's id. Thread-safe.
 */
final class TwilioWebhook implements WebHandler {
  /** Anything else would be texted back. */
  private static final WebAnswer NOTHING_TO_SAY = new WebAnswer(200, "text/xml", "<Response/>");

  private final TwilioSettings settings;
  private final TwilioSignature signature;
  private final URI url;
  private final Taker taker;

  TwilioWebhook(TwilioSettings settings, URI url, Taker taker) {
    this.settings = settings;
    this.signature = new TwilioSignature(settings.authToken());
    this.url = url;
    this.taker = taker;
  }

  /** Takes the fields of a call. */
  @FunctionalInterface
  interface Taker {
    /** Done when they are kept. */
    CompletionStage<Void> take(SortedMap<String, String> fields) throws BadCallException;
  }

  @Override
  public CompletionStage<WebAnswer> handle(WebCall call) {
    if (!call.method().equals("POST")) {
      return answer(405);
    }
    try {
      SortedMap<String, String> fields = FormFields.parse(call.text());
      String given = call.header(TwilioSignature.HEADER).orElse("");
      URI called = URI.create(url + call.path());
      if (!signature.isRight(given, called, call.query(), fields) || !isOurs(fields)) {
        return answer(403);
      }
      return taker.take(fields).thenApply(kept -> NOTHING_TO_SAY);
    } catch (BadCallException | IllegalArgumentException bad) {
      return answer(400);
    }
  }

  private boolean isOurs(SortedMap<String, String> fields) {
    return fields.getOrDefault("AccountSid", settings.accountSid()).equals(settings.accountSid());
  }

  private static CompletionStage<WebAnswer> answer(int status) {
    return CompletableFuture.completedFuture(WebAnswer.of(status));
  }
}
