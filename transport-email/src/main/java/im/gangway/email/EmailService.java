package im.gangway.email;

import im.gangway.email.address.LegacyMailAddresses;
import im.gangway.email.address.MailAddress;
import im.gangway.email.domain.Deliveries;
import im.gangway.email.domain.DomainSettings;
import im.gangway.email.domain.wire.DeliveryListener;
import im.gangway.email.incoming.ArrivedMail;
import im.gangway.email.incoming.IncomingMails;
import im.gangway.email.mail.Mailbox;
import im.gangway.email.outgoing.OutgoingMails;
import im.gangway.email.outgoing.Sender;
import im.gangway.email.smtp.LmtpRoute;
import im.gangway.email.smtp.Route;
import im.gangway.email.smtp.SmtpServer;
import im.gangway.email.smtp.Submitter;
import im.gangway.email.store.KeyValues;
import im.gangway.email.store.SentMails;
import im.gangway.email.store.StateValues;
import im.gangway.email.store.StoredSpellings;
import im.gangway.email.store.Threads;
import im.gangway.transport.Account;
import im.gangway.transport.AddressPrompt;
import im.gangway.transport.Circuit;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.FailureReason;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LegacySession;
import im.gangway.transport.LegacyTarget;
import im.gangway.transport.LoginStep;
import im.gangway.transport.NetworkAddress;
import im.gangway.transport.RegistrableService;
import im.gangway.transport.Registration;
import im.gangway.transport.RegistrationForm;
import im.gangway.transport.SessionContext;
import im.gangway.transport.Text;
import im.gangway.transport.TransportContext;
import im.gangway.transport.UserSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** E-mail for one configured domain. Thread-safe. */
final class EmailService implements RegistrableService {
  private static final Duration ANSWER = Duration.ofSeconds(100);

  private static final Logger log = LoggerFactory.getLogger(EmailService.class);

  private final EmailSettings settings;
  private final Threads threads;
  private final SentMails sent;
  private final Function<String, Circuit> circuits;
  private final LegacyMailAddresses addresses;
  private final OutgoingMails outgoing;
  private final IncomingMails incoming;
  private final Submitter submitter;
  private final Optional<Mailboxes> mailboxes;
  private final Optional<MailRegistration> registration;
  private Optional<DeliveryListener> listener = Optional.empty();

  EmailService(
      EmailSettings settings,
      TransportContext context,
      KeyValues values,
      Optional<Mailboxes> mailboxes,
      ServerFinder finder) {
    this.settings = settings;
    this.circuits = context::circuit;
    StoredSpellings spellings = new StoredSpellings(values, context.clock());
    this.threads = new Threads(values, context.clock());
    this.sent = new SentMails(values, context.clock());
    this.addresses = new LegacyMailAddresses(spellings);
    this.submitter = new Submitter(context, settings.helloName());
    this.incoming = new IncomingMails(context, addresses, threads, sent, settings.language());
    this.outgoing =
        new OutgoingMails(context, addresses, spellings, threads, sent, settings.language());
    this.mailboxes = mailboxes;
    this.registration =
        mailboxes.flatMap(
            read ->
                settings
                    .accounts()
                    .map(allowed -> new MailRegistration(allowed, finder, read, submitter)));
  }

  static EmailService start(EmailSettings settings, TransportContext context)
      throws ConfigurationException {
    KeyValues values = new StateValues(context);
    EmailService service =
        new EmailService(settings, context, values, Optional.empty(), address -> List.of());
    service.listen(context, values);
    return service;
  }

  private void listen(TransportContext context, KeyValues values) throws ConfigurationException {
    if (settings.domain().isPresent()) {
      DomainSettings domain = settings.domain().get();
      Deliveries deliveries =
          new Deliveries(domain, context, incoming, values, settings.language());
      listener = Optional.of(DeliveryListener.open(domain, deliveries));
    }
  }

  @Override
  public LegacyTarget resolve(String localpart) throws InvalidAddressException {
    return new LegacyTarget.Contact(addresses.parse(localpart));
  }

  @Override
  public LegacyTarget parse(String typed, UserSettings user) throws InvalidAddressException {
    String address = typed.strip().replaceFirst("(?i)^mailto:", "");
    return new LegacyTarget.Contact(addresses.parseTyped(address));
  }

  @Override
  public AddressPrompt addressPrompt() {
    return new AddressPrompt(
        Text.of(EmailService.class, "prompt-description"), Text.of(EmailService.class, "prompt"));
  }

  @Override
  public String nameOf(LegacyAddress contact) {
    return contact.value();
  }

  @Override
  public LegacySession login(Account account, SessionContext context) throws LegacyException {
    Map<String, String> fields = context.settings().of("");
    if (mailboxes.isPresent() && fields.containsKey(MailAccount.EMAIL)) {
      return own(account, context, MailAccount.of(fields), mailboxes.get());
    }
    Optional<MailAddress> mapped = settings.domain().flatMap(it -> it.map().address(account.id()));
    if (mapped.isEmpty()) {
      throw new LegacyException(
          FailureReason.ACCOUNT_REQUIRED, Text.of(EmailService.class, "not-registered"));
    }
    return mapped(account, context, mapped.get());
  }

  private MailSession own(
      Account account, SessionContext context, MailAccount mail, Mailboxes boxes)
      throws LegacyException {
    Sender sender =
        new Sender(
            account.id(),
            mail.mailbox(),
            submitter.route(mail.smtp(), mail::login),
            settings.accountReports());
    MailSession session = new MailSession(context, outgoing, sender);
    session.reads(boxes.open(account.id(), mail, new Arrivals(account.id(), mail, session)));
    return session;
  }

  private LegacySession mapped(Account account, SessionContext context, MailAddress address) {
    DomainSettings domain = settings.domain().orElseThrow();
    if (domain.smarthost().isEmpty()) {
      return new ReadingSession();
    }
    Route route = route(domain, domain.smarthost().get());
    Mailbox from = new Mailbox(Optional.of(account.name()), address);
    return new MailSession(context, outgoing, new Sender(account.id(), from, route, true));
  }

  private Route route(DomainSettings domain, SmtpServer smarthost) {
    return domain.isLmtp()
        ? new LmtpRoute(smarthost, settings.helloName(), ANSWER, circuits)
        : submitter.route(smarthost, domain::login);
  }

  /** Mails that come to a user's own mailbox. */
  private final class Arrivals implements Mailboxes.Listener {
    private final String user;
    private final MailAccount account;
    private final MailSession session;

    Arrivals(String user, MailAccount account, MailSession session) {
      this.user = user;
      this.account = account;
      this.session = session;
    }

    @Override
    public CompletionStage<?> arrived(byte[] mail, Optional<Instant> at) {
      return incoming.take(
          user, new ArrivedMail(account.address(), account.address(), mail, at, "", 0));
    }

    @Override
    public void disturbed(Text why) {
      session.disturbed(why);
    }

    @Override
    public void restored() {
      session.restored();
    }

    @Override
    public void ended(LegacyException why) {
      session.ended(why);
    }
  }

  @Override
  public Optional<RegistrationForm> registration(@Nullable NetworkAddress network) {
    return network == null && registration.isPresent()
        ? Optional.of(MailForm.FORM)
        : Optional.empty();
  }

  @Override
  public LoginStep verify(Registration candidate, UserSettings user) throws LegacyException {
    if (registration.isEmpty()) {
      throw new LegacyException(
          FailureReason.NOT_PERMITTED, Text.of(EmailService.class, "no-registration"));
    }
    return registration.get().verify(candidate);
  }

  @Override
  public void removed(Account account) {
    threads
        .forget(account.id())
        .thenCompose(done -> sent.forget(account.id()))
        .whenComplete((done, failure) -> complain(failure));
  }

  /** Its time will come anyway. */
  private static void complain(@Nullable Throwable failure) {
    if (failure != null) {
      log.warn("What is known of a user who left could not be removed: {}", failure.toString());
    }
  }

  @Override
  public void close() {
    listener.ifPresent(DeliveryListener::close);
    mailboxes.ifPresent(Mailboxes::close);
    submitter.close();
  }
}
