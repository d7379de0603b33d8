package im.gangway.email.incoming;

import im.gangway.email.address.MailAddress;
import im.gangway.email.bounce.Bounce;
import im.gangway.email.bounce.MatchKeys;
import im.gangway.email.mail.DeliveryReport;
import im.gangway.email.mail.Mail;
import im.gangway.email.mail.ReadReport;
import im.gangway.email.store.SentMails;
import im.gangway.email.store.SentMails.Sent;
import im.gangway.transport.DeliveryReports;
import im.gangway.transport.Text;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Passes on what mail servers and readers say became of a user's own mails (RFC 3464, RFC 8098).
 * Believed only if that user sent such a mail. Thread-safe.
 */
final class MailReports {
  private static final Pattern OWN_ID = Pattern.compile("([0-9a-f]{40})\\.gw@.+");

  private final SentMails sentMails;
  private final DeliveryReports reports;

  MailReports(SentMails sentMails, DeliveryReports reports) {
    this.sentMails = sentMails;
    this.reports = reports;
  }

  /** Tells a user that a mail is still on its way: the recipient and the words. */
  interface Delays extends BiFunction<MailAddress, Text, CompletionStage<?>> {}

  /** Done with whether the mail was a report about the user's mails, when it has been stored. */
  CompletionStage<Boolean> take(String user, ArrivedMail arrived, Mail mail, Delays delays) {
    if (mail.deliveryReport().isPresent()) {
      DeliveryReport report = mail.deliveryReport().get();
      MatchKeys keys = MatchKeys.of(report, arrived.deliveredTo().toString());
      List<String> ids =
          Stream.of(
                  keys.envelopeId(),
                  keys.messageId().flatMap(MailReports::own),
                  keys.returnPathToken())
              .flatMap(Optional::stream)
              .toList();
      return find(user, ids).thenCompose(sent -> pass(sent, it -> delivery(it, report, delays)));
    }
    if (mail.readReport().isPresent()) {
      ReadReport report = mail.readReport().get();
      List<String> ids = report.originalMessageId().flatMap(MailReports::own).stream().toList();
      return find(user, ids).thenCompose(sent -> pass(sent, it -> read(it, report)));
    }
    return CompletableFuture.completedFuture(false);
  }

  private static Optional<String> own(String messageId) {
    Matcher own = OWN_ID.matcher(messageId);
    return own.matches() ? Optional.of(own.group(1)) : Optional.empty();
  }

  private CompletionStage<Optional<Sent>> find(String user, List<String> ids) {
    CompletionStage<Optional<Sent>> found = CompletableFuture.completedFuture(Optional.empty());
    for (String each : ids) {
      found =
          found.thenCompose(
              sent ->
                  sent.isPresent()
                      ? CompletableFuture.completedFuture(sent)
                      : sentMails.find(user, each));
    }
    return found;
  }

  private interface Passing {
    List<CompletionStage<?>> pass(Sent sent);
  }

  private static CompletionStage<Boolean> pass(Optional<Sent> sent, Passing passing) {
    if (sent.isEmpty()) {
      return CompletableFuture.completedFuture(false);
    }
    CompletableFuture<?>[] all =
        passing.pass(sent.get()).stream()
            .map(CompletionStage::toCompletableFuture)
            .toArray(CompletableFuture[]::new);
    return CompletableFuture.allOf(all).thenApply(done -> true);
  }

  private List<CompletionStage<?>> delivery(Sent sent, DeliveryReport report, Delays delays) {
    return report.recipients().stream()
        .map(Bounce::of)
        .<CompletionStage<?>>flatMap(
            each ->
                sent.recipient(each.recipient()).stream()
                    .flatMap(to -> one(sent, to, each, delays).stream()))
        .toList();
  }

  private Optional<CompletionStage<?>> one(Sent sent, String to, Bounce bounce, Delays delays) {
    if (bounce instanceof Bounce.Failed failed) {
      Text text = Text.literal(failed.text());
      return Optional.of(reports.failed(sent.id(to), failed.failure().reason(), text));
    }
    if (bounce instanceof Bounce.Delivered) {
      return Optional.of(reports.delivered(sent.id(to)));
    }
    return bounce instanceof Bounce.Delayed delayed
        ? MailAddress.find(to).map(it -> delays.apply(it, words(delayed)))
        : Optional.empty();
  }

  private static Text words(Bounce.Delayed delayed) {
    return delayed
        .until()
        .map(until -> Text.of(MailReports.class, "delayed-until", until))
        .orElseGet(() -> Text.of(MailReports.class, "delayed"));
  }

  /** Who has read a mail has it. */
  private List<CompletionStage<?>> read(Sent sent, ReadReport report) {
    Optional<String> reader = report.recipient().flatMap(sent::recipient);
    return report.isDisplayed() && reader.isPresent()
        ? List.of(reports.delivered(sent.id(reader.get())))
        : List.of();
  }
}
