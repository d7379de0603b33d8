package im.gangway.email;

import im.gangway.email.address.LegacyMailAddresses;
import im.gangway.email.address.MailAddress;
import im.gangway.email.domain.Deliveries;
import im.gangway.email.domain.DomainSettings;
import im.gangway.email.domain.wire.DeliveryListener;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
  private final Optional<OwnAccounts> accounts;
  private Optional<DeliveryListener> listener = Optional.empty();

  EmailService(
      EmailSettings settings,
      TransportContext context,
      KeyValues values,
      Optional<OwnAccounts> accounts) {
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
    this.accounts = accounts;
  }

  static EmailService start(EmailSettings settings, TransportContext context)
      throws ConfigurationException {
    KeyValues values = new StateValues(context);
    Optional<OwnAccounts> accounts =
        settings.accounts().map(each -> OwnAccounts.open(settings, each, context, values));
    EmailService service = new EmailService(settings, context, values, accounts);
    try {
      service.listen(context, values);
      return service;
    } catch (ConfigurationException wrong) {
      service.close();
      throw wrong;
    }
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
    if (accounts.isPresent() && fields.containsKey(MailAccount.EMAIL)) {
      return accounts.get().login(account, context, MailAccount.of(fields), incoming, outgoing);
    }
    Optional<MailAddress> mapped = settings.domain().flatMap(it -> it.map().address(account.id()));
    if (mapped.isEmpty()) {
      throw new LegacyException(
          FailureReason.ACCOUNT_REQUIRED, Text.of(EmailService.class, "not-registered"));
    }
    return mapped(account, context, mapped.get());
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

  @Override
  public Optional<RegistrationForm> registration(@Nullable NetworkAddress network) {
    return network == null && accounts.isPresent() ? Optional.of(MailForm.FORM) : Optional.empty();
  }

  @Override
  public LoginStep verify(Registration candidate, UserSettings user) throws LegacyException {
    if (accounts.isEmpty()) {
      throw new LegacyException(
          FailureReason.NOT_PERMITTED, Text.of(EmailService.class, "no-registration"));
    }
    return accounts.get().verify(candidate, user);
  }

  @Override
  public void removed(Account account) {
    threads
        .forget(account.id())
        .thenCompose(done -> sent.forget(account.id()))
        .thenCompose(done -> forgetMailbox(account.id()))
        .whenComplete((done, failure) -> complain(failure));
  }

  private CompletionStage<Void> forgetMailbox(String user) {
    return accounts
        .map(each -> each.forget(user))
        .orElseGet(() -> CompletableFuture.completedFuture(null));
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
    accounts.ifPresent(OwnAccounts::close);
    submitter.close();
  }
}
