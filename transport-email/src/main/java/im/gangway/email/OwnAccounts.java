package im.gangway.email;

import im.gangway.email.address.MailAddress;
import im.gangway.email.autoconfig.DnsRecords;
import im.gangway.email.autoconfig.GuardedPages;
import im.gangway.email.autoconfig.ServerSearch;
import im.gangway.email.imap.MailLogin;
import im.gangway.email.incoming.IncomingMails;
import im.gangway.email.oauth.OAuthProvider;
import im.gangway.email.outgoing.OutgoingMails;
import im.gangway.email.outgoing.Sender;
import im.gangway.email.pop.PopLimits;
import im.gangway.email.reach.HostGuard;
import im.gangway.email.smtp.Route;
import im.gangway.email.smtp.Submitter;
import im.gangway.email.store.KeyValues;
import im.gangway.transport.Account;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LoginStep;
import im.gangway.transport.Registration;
import im.gangway.transport.RegistrationForm;
import im.gangway.transport.SessionContext;
import im.gangway.transport.Text;
import im.gangway.transport.TransportContext;
import im.gangway.transport.UserSettings;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/** Users with mailboxes of their own. Thread-safe. */
final class OwnAccounts implements AutoCloseable {
  private static final int TRIALS_AT_ONCE = 6;

  private final Semaphore trials = new Semaphore(TRIALS_AT_ONCE);
  private final EmailSettings settings;
  private final AccountSettings accounts;
  private final Mailboxes mailboxes;
  private final Submitter submitter;
  private final MailRegistration registration;
  private final OAuthLogins logins;

  /**
   * @param submitter for servers that users name
   */
  OwnAccounts(
      EmailSettings settings,
      AccountSettings accounts,
      Mailboxes mailboxes,
      ServerFinder finder,
      Submitter submitter,
      TransportContext context) {
    this.settings = settings;
    this.accounts = accounts;
    this.mailboxes = mailboxes;
    this.submitter = submitter;
    this.registration =
        new MailRegistration(accounts, finder, mailboxes, submitter, context.clock());
    this.logins = new OAuthLogins(accounts.oauth(), context, registration);
  }

  /** With servers in the network. */
  static OwnAccounts open(
      EmailSettings settings,
      AccountSettings accounts,
      TransportContext context,
      KeyValues values) {
    HostGuard guard = accounts.guard();
    GuardedPages pages = new GuardedPages(context.tls(), guard, accounts.allowed()::allows);
    ServerSearch search = new ServerSearch(new DnsRecords(), pages, accounts.folder());
    return new OwnAccounts(
        settings,
        accounts,
        new AllMailboxes(
            new OwnMailboxes(context, values, guard),
            new PolledMailboxes(context, values, guard, PopLimits.DEFAULT)),
        new FoundServers(accounts, search),
        new Submitter(context, settings.helloName(), guard),
        context);
  }

  RegistrationForm form() {
    return accounts.oauth().isEmpty() ? MailForm.FORM : MailForm.WITH_TOKENS;
  }

  /** Tries a mailbox; blocks. Servers that do not answer keep few threads from other work. */
  LoginStep verify(Registration candidate, UserSettings user) throws LegacyException {
    if (!trials.tryAcquire()) {
      throw new LegacyException(FailureReason.RATE_LIMITED, Text.of(OwnAccounts.class, "busy"));
    }
    try {
      return attempt(candidate, user);
    } finally {
      trials.release();
    }
  }

  private LoginStep attempt(Registration candidate, UserSettings user) throws LegacyException {
    if (!candidate.field(MailAccount.PASSWORD).isEmpty()) {
      return registration.verify(candidate, user, Optional.empty());
    }
    MailAddress address = MailAddress.parse(candidate.field(MailAccount.EMAIL));
    Optional<OAuthProvider> provider = logins.of(address);
    if (provider.isEmpty()) {
      throw new LegacyException(
          FailureReason.CONTENT_REFUSED, Text.of(OwnAccounts.class, "no-password"));
    }
    return logins.begin(provider.get(), candidate, user);
  }

  /** Begins to read a mailbox, and to send for it. */
  MailSession login(
      Account account,
      SessionContext context,
      Map<String, String> fields,
      IncomingMails incoming,
      OutgoingMails outgoing)
      throws LegacyException {
    MailAccount stored = MailAccount.of(fields);
    accounts.requireAllowed(stored);
    MailAccount mail = stored.with(tokens(stored, fields, context));
    Sender sender = new Sender(account.id(), mail.mailbox(), route(mail), accounts.wantsReports());
    MailSession session = new MailSession(context, outgoing, sender);
    session.reads(
        mailboxes.open(
            account.id(),
            mail,
            new Arrivals(account.id(), mail, session, incoming, settings.language())));
    return session;
  }

  private Route route(MailAccount mail) {
    return mail.tokens()
        .<Route>map(tokens -> new TokenRoute(submitter, mail.smtp(), mail.user(), tokens))
        .orElseGet(() -> submitter.route(mail.smtp(), mail::login));
  }

  /** A password that was given counts. */
  private Optional<MailLogin.TokenSource> tokens(
      MailAccount account, Map<String, String> fields, SessionContext context) {
    String refresh = fields.getOrDefault(MailAccount.REFRESH_TOKEN, "");
    return account.password().isEmpty()
        ? logins.tokens(account.address(), refresh, context)
        : Optional.empty();
  }

  CompletionStage<Void> forget(String user) {
    return mailboxes.forget(user);
  }

  @Override
  public void close() {
    mailboxes.close();
    submitter.close();
  }
}
