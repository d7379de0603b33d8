package im.gangway.sms;

import im.gangway.sms.cost.Charge;
import im.gangway.sms.cost.Estimate;
import im.gangway.sms.keyword.OptOutRegister;
import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.number.SmsAddresses;
import im.gangway.sms.route.OutgoingSms;
import im.gangway.sms.route.Router;
import im.gangway.sms.route.Sent;
import im.gangway.sms.state.Correspondents;
import im.gangway.sms.state.SmsLedger;
import im.gangway.sms.state.SmsLedger.Entry;
import im.gangway.sms.state.StateException;
import im.gangway.transport.DeliveryReports;
import im.gangway.transport.LegacyException;
import im.gangway.transport.MessageText;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.Text;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a user's message up to the router: everything that can refuse it is asked before it
 * costs anything. Blocks. Thread-safe.
 *
 * @param optOuts who wants no messages
 * @param guard against loops
 * @param blocking where what was not spent is given back
 */
record Outgoing(
    SmsSettings settings,
    Numbers numbers,
    OptOutRegister optOuts,
    LoopGuard guard,
    Spending spending,
    Correspondents correspondents,
    SmsLedger ledger,
    DeliveryReports reports,
    Executor blocking,
    Clock clock) {
  private static final Logger log = LoggerFactory.getLogger(Outgoing.class);
  private static final Duration STATE_PAUSE = Duration.ofSeconds(5);

  /**
   * Who sends.
   *
   * @param user the bare JID
   * @param router over which routes
   */
  record Sender(String user, SmsAddress from, Router router) {}

  /** A message that may be sent, and what it takes. */
  private record Allowed(
      Sender sender, OutgoingSms message, Estimate estimate, Spending.Taken taken) {}

  /**
   * Sends a message.
   *
   * @param warn tells the user something
   * @return never fails
   */
  CompletionStage<SendOutcome> send(Sender sender, OutgoingMessage message, Consumer<Text> warn) {
    Allowed allowed;
    try {
      allowed = allow(sender, message);
    } catch (LegacyException refused) {
      return done(new SendOutcome.Refused(refused.reason(), refused.text()));
    } catch (StateException away) {
      log.warn("A message waits, since the state cannot be used: {}", away.getMessage());
      return done(new SendOutcome.RetryAfter(STATE_PAUSE));
    }
    allowed.taken().warning().ifPresent(warn);
    return sender.router().send(allowed.message()).thenApply(sent -> settle(allowed, sent));
  }

  private Allowed allow(Sender sender, OutgoingMessage message) throws LegacyException {
    SmsAddress to = SmsAddresses.parse(message.to().value());
    settings.destinations().check(to);
    if (numbers.keepsOptOuts(sender.from())) {
      optOuts.check(sender.from().value(), to.value());
    }
    guard.check(sender.user(), to, message.id());
    OutgoingSms sms = new OutgoingSms(message.id(), sender.from(), to, text(message.text()));
    Estimate estimate = estimate(sender, to, sms.text());
    Spending.Taken taken = spending.take(sender.user(), to, estimate.charge());
    if (numbers.isShared(sender.from())) {
      correspondents.wrote(sender.from(), to, sender.user());
    }
    return new Allowed(sender, sms, estimate, taken);
  }

  /** What somebody does is told as clients without a word for it show it. */
  private static String text(MessageText text) {
    return text.kind() == MessageText.Kind.ACTION ? "* " + text.text() : text.text();
  }

  /**
   * What a text would take.
   *
   * @throws LegacyException if it is too long or no route takes it
   */
  Estimate estimate(Sender sender, SmsAddress to, String text) throws LegacyException {
    return Estimate.of(
        sender.router().segments(sender.from(), to, text), to, settings.money().prices());
  }

  private SendOutcome settle(Allowed allowed, Sent sent) {
    int unsent = allowed.estimate().segments() - sent.segments();
    if (unsent > 0) {
      Charge unspent = charge(allowed, unsent, sent.segments() == 0 ? 1 : 0);
      giveBack(allowed, unspent);
    }
    if (sent.segments() > 0) {
      enter(allowed, sent);
    }
    if (sent.delivered() && sent.outcome() instanceof SendOutcome.Accepted accepted) {
      accepted.ids().forEach(reports::delivered);
    }
    return sent.outcome();
  }

  private void giveBack(Allowed allowed, Charge unspent) {
    try {
      blocking.execute(() -> spending.giveBack(allowed.taken().reservation(), unspent));
    } catch (RejectedExecutionException ending) {
      log.warn("A charge stays, though its message was not sent: there is no more time for it");
    }
  }

  private Charge charge(Allowed allowed, int segments, int messages) {
    return new Charge(messages, segments, price(allowed, segments).orElse(BigDecimal.ZERO));
  }

  private Optional<BigDecimal> price(Allowed allowed, int segments) {
    return settings
        .money()
        .prices()
        .segment(allowed.message().to())
        .map(one -> one.multiply(BigDecimal.valueOf(segments)));
  }

  private void enter(Allowed allowed, Sent sent) {
    Instant now = clock.instant();
    Entry entry =
        new Entry(
            Entry.time(now),
            allowed.sender().user(),
            allowed.message().from().value(),
            allowed.message().to().value(),
            sent.route().orElse(""),
            sent.segments(),
            price(allowed, sent.segments()).map(BigDecimal::toPlainString).orElse(""),
            settings.money().prices().currency(),
            word(sent.outcome()),
            allowed.message().reference());
    ledger
        .add(entry, now)
        .whenComplete(
            (written, failure) -> {
              if (failure != null) {
                log.error("A message was sent but could not be entered in the ledger", failure);
              }
            });
  }

  private static String word(SendOutcome outcome) {
    if (outcome instanceof SendOutcome.Accepted) {
      return "accepted";
    }
    return outcome instanceof SendOutcome.Unknown ? "unknown" : "partly";
  }

  private static CompletionStage<SendOutcome> done(SendOutcome outcome) {
    return CompletableFuture.completedFuture(outcome);
  }
}
