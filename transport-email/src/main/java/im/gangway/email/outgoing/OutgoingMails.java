package im.gangway.email.outgoing;

import im.gangway.email.address.LegacyMailAddresses;
import im.gangway.email.address.MailAddress;
import im.gangway.email.compose.ComposedMail;
import im.gangway.email.compose.MailComposer;
import im.gangway.email.compose.OutgoingMail;
import im.gangway.email.compose.OutgoingMail.Origin;
import im.gangway.email.compose.OutgoingMail.Parent;
import im.gangway.email.incoming.Subjects;
import im.gangway.email.mail.Mailbox;
import im.gangway.email.smtp.Submission;
import im.gangway.email.smtp.Verdict;
import im.gangway.email.store.SentMails;
import im.gangway.email.store.SentMails.Sent;
import im.gangway.email.store.StoredSpellings;
import im.gangway.email.store.Tail;
import im.gangway.email.store.Threads;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.Text;
import im.gangway.transport.TransportContext;
import im.gangway.transport.TransportMetrics.Counter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Sends users' messages as mails: in the thread they belong to, with an id that a repetition keeps.
 * Blocks only the transport's pool. Thread-safe.
 */
public final class OutgoingMails {
  private static final int AT_ONCE_PER_HOST = 6;
  private static final int WAITING_PER_HOST = 5_000;

  private final Clock clock;
  private final LegacyMailAddresses addresses;
  private final StoredSpellings spellings;
  private final Threads threads;
  private final SentMails sentMails;
  private final Turns turns;
  private final Locale language;
  private final Counter taken;
  private final Counter refused;
  private final Counter postponed;

  public OutgoingMails(
      TransportContext context,
      LegacyMailAddresses addresses,
      StoredSpellings spellings,
      Threads threads,
      SentMails sentMails,
      Locale language) {
    this.clock = context.clock();
    this.addresses = addresses;
    this.spellings = spellings;
    this.threads = threads;
    this.sentMails = sentMails;
    this.turns = new Turns(context.blocking(), AT_ONCE_PER_HOST, WAITING_PER_HOST);
    this.language = language;
    this.taken = counter(context, "taken");
    this.refused = counter(context, "refused");
    this.postponed = counter(context, "postponed");
  }

  private static Counter counter(TransportContext context, String outcome) {
    return context
        .metrics()
        .counter("mails_sent", "Mails handed to mail servers.", "outcome", outcome);
  }

  /** A mail that is ready, and the end of its thread when it has been sent. */
  private record Ready(ComposedMail mail, Tail tail, List<String> aliases, Sent sent) {}

  /** Sends a message. */
  public CompletionStage<SendOutcome> send(
      Sender sender, OutgoingMessage message, SentCopies copies) {
    return spellings
        .prepare(message.to())
        .thenCompose(ready -> parent(sender.user(), message))
        .thenCompose(parent -> send(sender, message, parent, copies));
  }

  /** The mail that is answered: of the thread that the user's client names, else the last one. */
  private CompletionStage<Optional<Tail>> parent(String user, OutgoingMessage message) {
    CompletionStage<Optional<Tail>> named =
        message
            .extras()
            .thread()
            .map(thread -> threads.byThread(user, thread))
            .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    return named.thenCompose(
        found ->
            found.isPresent()
                ? CompletableFuture.completedFuture(found)
                : threads.byContact(user, message.to()));
  }

  private CompletionStage<SendOutcome> send(
      Sender sender, OutgoingMessage message, Optional<Tail> parent, SentCopies copies) {
    MailAddress to;
    try {
      to = addresses.mail(message.to());
    } catch (InvalidAddressException invalid) {
      return CompletableFuture.completedFuture(
          new SendOutcome.Refused(invalid.reason(), invalid.text()));
    }
    String id = MailComposer.messageId(message.id(), sender.from().address());
    Ready ready = compose(sender, message, to, parent.flatMap(tail -> before(tail, id)));
    return sentMails
        .keep(sender.user(), ready.sent())
        .thenCompose(kept -> submit(sender, to, ready))
        .thenCompose(verdict -> settle(sender, message, ready, verdict, copies));
  }

  /** When a message is sent again, its thread may end with that message already. */
  private static Optional<Tail> before(Tail tail, String id) {
    List<String> references = tail.references();
    if (!tail.messageId().equals(id)) {
      return Optional.of(tail);
    }
    if (references.isEmpty()) {
      return Optional.empty();
    }
    int last = references.size() - 1;
    return Optional.of(
        new Tail(tail.thread(), references.get(last), references.subList(0, last), tail.subject()));
  }

  private Ready compose(
      Sender sender, OutgoingMessage message, MailAddress to, Optional<Tail> last) {
    OutgoingText text = OutgoingText.of(message);
    // Another subject begins another conversation.
    Optional<Tail> parent =
        last.filter(
            tail -> text.subject().map(it -> Subjects.areSame(it, tail.subject())).orElse(true));
    String base = text.subject().or(() -> parent.map(Tail::subject)).orElseGet(() -> own(sender));
    ComposedMail mail =
        MailComposer.compose(
            new OutgoingMail(
                message.id(),
                sender.from(),
                List.of(new Mailbox(Optional.empty(), to)),
                List.of(),
                parent.isPresent() ? Subjects.answer(Subjects.base(base)) : base,
                text.text(),
                clock.instant(),
                parent.map(it -> new Parent(it.messageId(), it.references())),
                Origin.PERSON,
                false,
                List.of()));
    Tail tail = tail(mail, parent, base);
    List<String> aliases = message.extras().thread().stream().toList();
    return new Ready(mail, tail, aliases, new Sent(envelopeId(mail), List.of(to.toString())));
  }

  private static Tail tail(ComposedMail mail, Optional<Tail> parent, String subject) {
    List<String> references = new ArrayList<>();
    parent.ifPresent(
        it -> {
          references.addAll(it.references());
          references.remove(it.messageId());
          references.add(it.messageId());
        });
    String thread = parent.map(Tail::thread).orElseGet(() -> Threads.id(mail.messageId()));
    return new Tail(thread, mail.messageId(), references, Subjects.base(subject));
  }

  private String own(Sender sender) {
    String name = sender.from().name().orElseGet(() -> sender.from().address().toString());
    return Text.of(OutgoingMails.class, "subject", name).in(language);
  }

  /** The part of our Message-ID that no server changes. */
  private static String envelopeId(ComposedMail mail) {
    return mail.messageId().substring(0, mail.messageId().indexOf('.'));
  }

  private CompletionStage<Verdict> submit(Sender sender, MailAddress to, Ready ready) {
    Submission submission =
        new Submission(
            Optional.of(sender.from().address()),
            List.of(to),
            ready.mail(),
            ready.sent().envelopeId(),
            sender.wantsDelivered());
    return turns
        .run(sender.route().name(), () -> sender.route().submit(submission))
        .thenApply((Map<MailAddress, Verdict> verdicts) -> verdicts.values().iterator().next());
  }

  private CompletionStage<SendOutcome> settle(
      Sender sender, OutgoingMessage message, Ready ready, Verdict verdict, SentCopies copies) {
    if (verdict instanceof Verdict.Refused no) {
      (no.isTransient() ? postponed : refused).increment();
      return Refusals.outcome(no);
    }
    taken.increment();
    copies.keep(ready.mail().bytes());
    return threads
        .keep(sender.user(), message.to(), ready.tail(), ready.aliases())
        .thenApply(kept -> new SendOutcome.Accepted(ready.sent().ids()));
  }
}
