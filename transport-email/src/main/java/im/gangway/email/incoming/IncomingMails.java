package im.gangway.email.incoming;

import im.gangway.email.address.LegacyMailAddresses;
import im.gangway.email.address.MailAddress;
import im.gangway.email.mail.Mail;
import im.gangway.email.mail.MailLimits;
import im.gangway.email.mail.MailParser;
import im.gangway.email.mail.Mailbox;
import im.gangway.email.store.Digest;
import im.gangway.email.store.SentMails;
import im.gangway.email.store.Tail;
import im.gangway.email.store.Threads;
import im.gangway.transport.Inbox;
import im.gangway.transport.IncomingExtras;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.MessageReceived;
import im.gangway.transport.LegacyMessageId;
import im.gangway.transport.MessageText;
import im.gangway.transport.Text;
import im.gangway.transport.TransportContext;
import im.gangway.transport.TransportMetrics.Counter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes mails for users: into the inbox as messages, or to the mails that they report about. A mail
 * that cannot be read for a fault of ours becomes a message that says so. Thread-safe.
 */
public final class IncomingMails {
  private static final Logger log = LoggerFactory.getLogger(IncomingMails.class);
  private static final Duration LATE = Duration.ofMinutes(1);
  private static final MailAddress NOBODY = new MailAddress("unknown-sender", "mail.invalid");

  private final Executor blocking;
  private final Clock clock;
  private final Inbox inbox;
  private final LegacyMailAddresses addresses;
  private final Threads threads;
  private final MailReports reports;
  private final MailParser parser = new MailParser(MailLimits.DEFAULT);
  private final Locale language;
  private final MailText text;
  private final Counter messages;
  private final Counter reported;
  private final Counter passedOver;

  /**
   * @param language of the words that the gateway puts between those of a mail
   */
  public IncomingMails(
      TransportContext context,
      LegacyMailAddresses addresses,
      Threads threads,
      SentMails sentMails,
      Locale language) {
    this.blocking = context.blocking();
    this.clock = context.clock();
    this.inbox = context.inbox();
    this.addresses = addresses;
    this.threads = threads;
    this.reports = new MailReports(sentMails, context.reports());
    this.language = language;
    this.text = new MailText(language);
    this.messages = counter(context, "message");
    this.reported = counter(context, "report");
    this.passedOver = counter(context, "passed_over");
  }

  private static Counter counter(TransportContext context, String kind) {
    return context.metrics().counter("mails_received", "Mails that came.", "kind", kind);
  }

  /**
   * Takes a mail.
   *
   * @param user the account's id
   * @return done when it is safe; fails when it is not, and may then be offered again
   */
  public CompletionStage<Arrival> take(String user, ArrivedMail arrived) {
    return parse(arrived.bytes()).thenCompose(mail -> take(user, arrived, mail));
  }

  /** Reads a mail on the pool. */
  public CompletionStage<Mail> parse(byte[] bytes) {
    return CompletableFuture.completedFuture(bytes).thenApplyAsync(parser::parse, blocking);
  }

  /** As {@link #take(String, ArrivedMail)} for a mail that has been read already. */
  public CompletionStage<Arrival> take(String user, ArrivedMail arrived, Mail mail) {
    return sort(user, arrived, mail)
        .thenApply(
            arrival -> {
              count(arrival).increment();
              return arrival;
            });
  }

  private Counter count(Arrival arrival) {
    if (arrival instanceof Arrival.Stored) {
      return messages;
    }
    return arrival instanceof Arrival.Reported ? reported : passedOver;
  }

  private CompletionStage<Arrival> sort(String user, ArrivedMail arrived, Mail mail) {
    if (mail.isSpam() || mail.automation().isOwn()) {
      return CompletableFuture.completedFuture(new Arrival.PassedOver());
    }
    return reports
        .take(user, arrived, mail, (to, words) -> delayed(user, arrived, to, words))
        .thenCompose(
            isReport ->
                isReport
                    ? CompletableFuture.completedFuture(new Arrival.Reported())
                    : message(user, arrived, mail));
  }

  private CompletionStage<?> delayed(String user, ArrivedMail arrived, MailAddress to, Text words) {
    return inbox.accept(
        user,
        new MessageReceived(
            addresses.legacy(to),
            Optional.empty(),
            new MessageText(MessageText.Kind.NOTICE, words.in(language)),
            Optional.of(new LegacyMessageId("delayed#" + Digest.of(arrived.bytes()))),
            sentAt(arrived)));
  }

  private CompletionStage<Arrival> message(String user, ArrivedMail arrived, Mail mail) {
    String thread = thread(arrived, mail);
    LegacyAddress contact = addresses.legacy(contact(mail));
    return threads
        .byThread(user, thread)
        .thenCombine(
            threads.name(user, thread),
            (tail, name) ->
                new MessageReceived(
                    contact,
                    Optional.empty(),
                    new MessageText(kind(mail), words(arrived, mail, tail)),
                    Optional.of(id(arrived, mail)),
                    sentAt(arrived),
                    extras(arrived, mail, name)))
        .thenCompose(message -> inbox.accept(user, message))
        .thenCompose(
            receipt ->
                keep(user, contact, thread, mail).thenApply(kept -> new Arrival.Stored(receipt)));
  }

  private IncomingExtras extras(ArrivedMail arrived, Mail mail, String thread) {
    return new IncomingExtras(
        Optional.of(mail.subject()).filter(it -> !it.isEmpty() && mail.chat().isEmpty()),
        Optional.of(thread),
        Optional.empty(),
        MailFiles.of(mail, arrived.bytes(), parser));
  }

  /** A group of Delta Chat's is one thread, whatever its mails refer to. */
  private static String thread(ArrivedMail arrived, Mail mail) {
    return mail.chat()
        .flatMap(chat -> chat.groupId())
        .map(group -> Threads.id("group " + group))
        .or(() -> mail.ids().root().map(Threads::id))
        .orElseGet(() -> Digest.of(arrived.bytes()));
  }

  /** Answers go where the message came from: for a list that is the list. */
  private static MailAddress contact(Mail mail) {
    return mail.list()
        .flatMap(list -> list.post())
        .or(() -> mail.people().from().stream().findFirst().map(Mailbox::address))
        .or(() -> mail.people().sender().map(Mailbox::address))
        .orElse(NOBODY);
  }

  private static MessageText.Kind kind(Mail mail) {
    boolean isAutomatic = !mail.automation().autoSubmitted().equals("no");
    return isAutomatic ? MessageText.Kind.NOTICE : MessageText.Kind.PLAIN;
  }

  private String words(ArrivedMail arrived, Mail mail, Optional<Tail> tail) {
    String remark = arrived.remark().isEmpty() ? "" : arrived.remark() + "\n\n";
    try {
      return (remark + subject(mail, tail) + text.of(mail)).stripTrailing();
    } catch (RuntimeException fault) {
      log.error("A mail could not be shown; only that one is concerned", fault);
      return remark + subject(mail, tail) + Text.of(IncomingMails.class, "broken").in(language);
    }
  }

  /** Clients show it badly or not at all, so the first message of a thread begins with it. */
  private static String subject(Mail mail, Optional<Tail> tail) {
    boolean isKnown = tail.map(it -> Subjects.areSame(it.subject(), mail.subject())).orElse(false);
    boolean isShown = !isKnown && !mail.subject().isEmpty() && mail.chat().isEmpty();
    return isShown ? mail.subject() + "\n\n" : "";
  }

  /** The same mail by two ways has one id; another mail with a stolen Message-ID has not. */
  private static LegacyMessageId id(ArrivedMail arrived, Mail mail) {
    String again = arrived.attempt() == 0 ? "" : "~" + arrived.attempt();
    String content = mail.people().from() + "\n" + mail.subject() + "\n" + mail.date();
    return mail.ids()
        .messageId()
        .map(id -> id + '#' + Digest.of(content).substring(0, 8) + again)
        .map(LegacyMessageId::new)
        .orElseGet(() -> new LegacyMessageId('#' + Digest.of(arrived.bytes()) + again));
  }

  /** The Message-ID in an id that {@link #take} gave to a message. */
  public static Optional<String> messageId(LegacyMessageId id) {
    int end = id.value().lastIndexOf('#');
    return end > 0 ? Optional.of(id.value().substring(0, end)) : Optional.empty();
  }

  private Optional<Instant> sentAt(ArrivedMail arrived) {
    return arrived.arrivedAt().filter(it -> it.isBefore(clock.instant().minus(LATE)));
  }

  private CompletionStage<?> keep(String user, LegacyAddress contact, String thread, Mail mail) {
    Optional<String> messageId = mail.ids().messageId();
    if (messageId.isEmpty()) {
      return CompletableFuture.completedFuture(List.of());
    }
    List<String> references =
        mail.ids().references().isEmpty() ? mail.ids().inReplyTo() : mail.ids().references();
    Tail tail = new Tail(thread, messageId.get(), references, Subjects.base(mail.subject()));
    return threads.keep(user, contact, tail, List.of());
  }
}
