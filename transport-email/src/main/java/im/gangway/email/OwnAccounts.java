package im.gangway.email;

import im.gangway.email.autoconfig.DnsRecords;
import im.gangway.email.autoconfig.GuardedPages;
import im.gangway.email.autoconfig.ServerSearch;
import im.gangway.email.incoming.IncomingMails;
import im.gangway.email.outgoing.OutgoingMails;
import im.gangway.email.outgoing.Sender;
import im.gangway.email.pop.PopLimits;
import im.gangway.email.reach.HostGuard;
import im.gangway.email.smtp.Submitter;
import im.gangway.email.store.KeyValues;
import im.gangway.transport.Account;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LoginStep;
import im.gangway.transport.Registration;
import im.gangway.transport.SessionContext;
import im.gangway.transport.TransportContext;
import im.gangway.transport.UserSettings;
import java.util.concurrent.CompletionStage;

/** Users with mailboxes of their own. Thread-safe. */
final class OwnAccounts implements AutoCloseable {
  private final EmailSettings settings;
  private final AccountSettings accounts;
  private final Mailboxes mailboxes;
  private final Submitter submitter;
  private final MailRegistration registration;

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

  /** Tries a mailbox; blocks. */
  LoginStep verify(Registration candidate, UserSettings user) throws LegacyException {
    return registration.verify(candidate, user);
  }

  /** Begins to read a mailbox, and to send for it. */
  MailSession login(
      Account account,
      SessionContext context,
      MailAccount mail,
      IncomingMails incoming,
      OutgoingMails outgoing)
      throws LegacyException {
    accounts.requireAllowed(mail);
    Sender sender =
        new Sender(
            account.id(),
            mail.mailbox(),
            submitter.route(mail.smtp(), mail::login),
            accounts.wantsReports());
    MailSession session = new MailSession(context, outgoing, sender);
    session.reads(
        mailboxes.open(
            account.id(),
            mail,
            new Arrivals(account.id(), mail, session, incoming, settings.language())));
    return session;
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
