package im.gangway.email.domain;

import im.gangway.email.incoming.Arrival;
import im.gangway.email.incoming.ArrivedMail;
import im.gangway.email.incoming.IncomingMails;
import im.gangway.email.mail.Mail;
import im.gangway.email.store.Digest;
import im.gangway.email.store.KeyValues;
import im.gangway.transport.Inbox.Receipt;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import im.gangway.transport.TransportContext;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers mails to the users of the domain: taken means stored, and for some seconds also that the
 * user's server did not send it back (RFC 6120 §10.1, RFC 2033). Thread-safe.
 */
public final class Deliveries {
  private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
  private static final Duration RETRIES_KEPT = Duration.ofDays(7);
  private static final String RETRIES = "delivery-retry";

  private final DomainSettings settings;
  private final TransportContext context;
  private final IncomingMails incoming;
  private final KeyValues values;
  private final Locale language;

  public Deliveries(
      DomainSettings settings,
      TransportContext context,
      IncomingMails incoming,
      KeyValues values,
      Locale language) {
    this.settings = settings;
    this.context = context;
    this.incoming = incoming;
    this.values = values;
    this.language = language;
  }

  /** The answer for each recipient, in their order; never fails. */
  CompletionStage<List<Answer>> deliver(List<Envelope> envelopes, byte[] bytes) {
    CompletableFuture<Mail> read = parse(bytes).toCompletableFuture();
    List<CompletableFuture<Answer>> answers =
        envelopes.stream()
            .map(each -> read.thenCompose(mail -> deliver(each, bytes, mail)))
            .map(each -> each.exceptionally(Deliveries::failed))
            .toList();
    return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
        .thenApply(all -> answers.stream().map(CompletableFuture::join).toList());
  }

  private CompletionStage<Mail> parse(byte[] bytes) {
    try {
      return incoming.parse(bytes);
    } catch (RejectedExecutionException busy) {
      return CompletableFuture.failedFuture(busy);
    }
  }

  /** That the store is away is told by those who look after it. */
  private static Answer failed(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof LegacyException || cause instanceof RejectedExecutionException) {
      log.debug("A mail was not taken; the mail server will try again", cause);
    } else {
      log.error("A mail was not taken; the mail server will try again", cause);
    }
    return Answer.NOT_NOW;
  }

  private CompletionStage<Answer> deliver(Envelope envelope, byte[] bytes, Mail mail) {
    SenderTrust trust = SenderTrust.of(mail, settings.authority());
    if (trust == SenderTrust.FORGED && settings.rejectForged()) {
      return CompletableFuture.completedFuture(Answer.FORGED);
    }
    String remark =
        trust == SenderTrust.FORGED ? Text.of(Deliveries.class, "forged").in(language) : "";
    String key = envelope.user() + '/' + Digest.of(bytes);
    return attempts(key)
        .thenCompose(
            attempt ->
                incoming
                    .take(envelope.user(), arrived(envelope, bytes, remark, attempt), mail)
                    .thenCompose(this::answer)
                    .thenCompose(answer -> noted(key, attempt, answer)));
  }

  private static ArrivedMail arrived(Envelope envelope, byte[] bytes, String remark, int attempt) {
    return new ArrivedMail(envelope.to(), envelope.to(), bytes, Optional.empty(), remark, attempt);
  }

  private CompletionStage<Answer> answer(Arrival arrival) {
    if (arrival instanceof Arrival.Stored stored) {
      return outcome(stored.receipt());
    }
    boolean isReport = arrival instanceof Arrival.Reported;
    return CompletableFuture.completedFuture(isReport ? Answer.TAKEN : Answer.NOT_SHOWN);
  }

  private CompletionStage<Answer> outcome(Receipt receipt) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    ScheduledFuture<?> patience =
        context
            .scheduler()
            .schedule(
                () -> context.blocking().execute(() -> answer.complete(Answer.TAKEN)),
                settings.answerWithin().toMillis(),
                TimeUnit.MILLISECONDS);
    receipt
        .outcome()
        .whenComplete(
            (routing, failure) -> {
              patience.cancel(false);
              answer.complete(failure == null ? Answer.of(routing) : Answer.TAKEN);
            });
    return answer;
  }

  /** A mail that comes again because the user's server had no room is a new one for the inbox. */
  private CompletionStage<Integer> attempts(String key) {
    return values.get(RETRIES, key).thenApply(found -> found.map(Integer::parseInt).orElse(0));
  }

  private CompletionStage<Answer> noted(String key, int attempt, Answer answer) {
    if (!answer.isTransient()) {
      return CompletableFuture.completedFuture(answer);
    }
    KeyValues.Entry entry =
        new KeyValues.Entry(
            RETRIES,
            key,
            Integer.toString(attempt + 1),
            context.clock().instant().plus(RETRIES_KEPT));
    return values.put(List.of(entry)).thenApply(kept -> answer);
  }
}
