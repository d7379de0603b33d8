package im.gangway.sms.route;

import im.gangway.sms.provider.OutboundMessage;
import im.gangway.sms.provider.Submitted;
import im.gangway.sms.receipt.SubmitAction;
import im.gangway.sms.text.Segment;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyMessageId;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One text on its way over one route: segment after segment, none behind one that was refused.
 * Steps follow each other, so that nothing is done by two threads.
 */
final class Sending {
  private static final Logger log = LoggerFactory.getLogger(Sending.class);
  private static final Duration SOON = Duration.ofSeconds(2);

  private final Route route;
  private final OutgoingSms message;
  private final List<Segment> segments;
  private final List<Segment> submissions;
  private final List<LegacyMessageId> ids = new ArrayList<>();
  private final CompletableFuture<Result> result = new CompletableFuture<>();
  private int at;

  /**
   * A text to be sent.
   *
   * @param segments that carriers count, whoever cuts
   */
  Sending(Route route, OutgoingSms message, List<Segment> segments) {
    this.route = route;
    this.message = message;
    this.segments = segments;
    this.submissions = Cutter.submissions(route.provider().capabilities().splitting(), segments);
  }

  /** How it ended on this route. */
  sealed interface Result {
    /** There is nothing more to do. */
    record Over(Sent sent) implements Result {}

    /**
     * Nothing was sent, and another route may help.
     *
     * @param orLater whether this one may help later
     */
    record OtherRoute(SendOutcome.Refused otherwise, boolean orLater) implements Result {}
  }

  CompletableFuture<Result> start() {
    next();
    return result;
  }

  private void next() {
    if (at == submissions.size()) {
      accepted();
      return;
    }
    OutboundMessage part =
        new OutboundMessage(
            message.reference() + "/" + (at + 1),
            message.from(),
            message.to(),
            submissions.get(at));
    route.submit(part, at > 0).whenComplete(this::answered);
  }

  private void answered(@Nullable Submitted outcome, @Nullable Throwable bug) {
    if (outcome instanceof Submitted.Accepted accepted) {
      accepted.ids().forEach(id -> ids.add(MessageIds.of(route.plan().id(), id)));
      at++;
      next();
    } else if (outcome instanceof Submitted.Retry retry) {
      retry(retry);
    } else if (outcome instanceof Submitted.Refused refused) {
      refused(refused);
    } else if (outcome instanceof Submitted.Unknown unknown) {
      unknown(new SendOutcome.Unknown(unknown.reason(), unknown.text()));
    } else {
      log.error("Route {} failed with a message that may have been sent", route.plan().id(), bug);
      unknown(new SendOutcome.Unknown(FailureReason.INTERNAL, words("route-failed")));
    }
  }

  /** Where the provider never tells of deliveries, the admin may have said that this is one. */
  private void accepted() {
    boolean silent = !route.provider().capabilities().receipts();
    over(new SendOutcome.Accepted(ids), segments.size(), silent && route.plan().receiptOnAccept());
  }

  private void retry(Submitted.Retry retry) {
    if (at == 0) {
      over(new SendOutcome.RetryAfter(retry.after()));
    } else {
      over(
          new SendOutcome.Refused(
              FailureReason.RATE_LIMITED, partly(words("carrier-takes-no-more"))));
    }
  }

  private void refused(Submitted.Refused refused) {
    if (refused.action() == SubmitAction.GIVE_UP_AND_ALARM) {
      log.error(
          "Route {} refuses messages, it is set up wrongly: {}", route.plan().id(), refused.text());
    }
    Text text = at == 0 ? refused.text() : partly(refused.text());
    SendOutcome.Refused outcome = new SendOutcome.Refused(refused.reason(), text);
    boolean orLater = refused.action() == SubmitAction.OTHER_ROUTE_OR_RETRY;
    if (at == 0 && (orLater || refused.action() == SubmitAction.OTHER_ROUTE)) {
      result.complete(new Result.OtherRoute(outcome, orLater));
    } else {
      over(outcome);
    }
  }

  private Text partly(Text why) {
    return Text.of(Sending.class, "partly-sent", at, submissions.size(), why);
  }

  /** What may have been sent counts as sent. */
  private void unknown(SendOutcome.Unknown outcome) {
    over(outcome, submissions.size() == 1 ? segments.size() : at + 1, false);
  }

  private void over(SendOutcome outcome) {
    over(outcome, at, false);
  }

  private void over(SendOutcome outcome, int sent, boolean delivered) {
    result.complete(
        new Result.Over(new Sent(outcome, Optional.of(route.plan().id()), sent, delivered)));
  }

  private static Text words(String key) {
    return Text.of(Sending.class, key);
  }

  /** When a route may help that did not just now. */
  static SendOutcome soon(int attempts) {
    return new SendOutcome.RetryAfter(SOON.multipliedBy(attempts));
  }
}
