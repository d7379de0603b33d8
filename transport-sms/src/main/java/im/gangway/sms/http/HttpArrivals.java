package im.gangway.sms.http;

import im.gangway.sms.number.CarrierAddress;
import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.number.TypeOfNumber;
import im.gangway.sms.provider.ProviderListener;
import im.gangway.sms.receipt.MessageState;
import im.gangway.sms.web.BadCallException;
import im.gangway.sms.web.ReceivedText;
import im.gangway.transport.web.WebAnswer;
import im.gangway.transport.web.WebCall;
import im.gangway.transport.web.WebHandler;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Takes a provider's calls: what does not prove where it comes from is refused, and what was taken
 * is answered only when it is kept. Thread-safe.
 */
final class HttpArrivals {
  private static final int LONGEST_ID = 128;

  private final CallSettings settings;
  private final String region;
  private final CallProof proof;
  private final ProviderListener listener;

  HttpArrivals(CallSettings settings, String region, CallProof proof, ProviderListener listener) {
    this.settings = settings;
    this.region = region;
    this.proof = proof;
    this.listener = listener;
  }

  /** Takes the fields of a call. */
  @FunctionalInterface
  private interface Taker {
    CompletionStage<Void> take(CallFields fields) throws BadCallException;
  }

  /** For calls that bring messages. */
  WebHandler messages() {
    return call -> handle(call, this::message);
  }

  /** For calls that bring states. */
  WebHandler states() {
    return call -> handle(call, this::state);
  }

  private CompletionStage<WebAnswer> handle(WebCall call, Taker taker) {
    if (!proof.isRight(call)) {
      return answer(403);
    }
    try {
      return taker
          .take(CallFields.of(call))
          .thenApply(kept -> new WebAnswer(200, "text/plain", settings.answer()));
    } catch (BadCallException bad) {
      return answer(400);
    }
  }

  private static CompletionStage<WebAnswer> answer(int status) {
    return CompletableFuture.completedFuture(WebAnswer.of(status));
  }

  private CompletionStage<Void> message(CallFields fields) throws BadCallException {
    return listener.inbound(
        new ProviderListener.Inbound(
            bounded(fields.find(settings.messageId()).orElse("")),
            address(fields.get(settings.messageFrom())),
            address(fields.get(settings.messageTo())),
            ReceivedText.of(fields.find(settings.messageText()).orElse(""))));
  }

  private CompletionStage<Void> state(CallFields fields) throws BadCallException {
    String id = bounded(fields.get(settings.statusId()));
    Optional<MessageState> state = settings.state(fields.get(settings.statusState()));
    return state.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : listener.receipt(new ProviderListener.Receipt(id, state.get().outcome(Optional.empty())));
  }

  private static String bounded(String id) throws BadCallException {
    if (id.length() > LONGEST_ID) {
      throw new BadCallException("The id is too long");
    }
    return id;
  }

  private SmsAddress address(String written) {
    return CarrierAddress.read(TypeOfNumber.UNKNOWN, written, region);
  }
}
