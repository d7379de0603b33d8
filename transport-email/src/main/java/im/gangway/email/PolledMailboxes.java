package im.gangway.email;

import im.gangway.email.imap.MailHost;
import im.gangway.email.imap.MailLogin;
import im.gangway.email.pop.PopBox;
import im.gangway.email.pop.PopLimits;
import im.gangway.email.pop.PopMailboxes;
import im.gangway.email.reach.HostGuard;
import im.gangway.email.store.KeyValues;
import im.gangway.email.store.ReadMails;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import im.gangway.transport.TransportContext;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Users' own mailboxes, polled by POP3. Thread-safe. */
final class PolledMailboxes implements Mailboxes {
  private final PopMailboxes pop;
  private final ReadMails read;
  private final TransportContext context;

  PolledMailboxes(TransportContext context, KeyValues values, HostGuard guard, PopLimits limits) {
    this.context = context;
    this.read = new ReadMails(values, context.clock());
    this.pop =
        new PopMailboxes(
            context.tls(),
            guard::resolve,
            context.blocking(),
            context.scheduler(),
            context.clock(),
            context::circuit,
            limits);
  }

  @Override
  public Open open(String user, MailAccount account, Listener listener) {
    MailHost host = OwnMailboxes.host(account);
    PolledMailbox mailbox = new PolledMailbox(user, account, listener, read);
    mailbox.polledBy(pop.open(new PopBox(host, login(account), since(account)), mailbox));
    return mailbox;
  }

  /** Of older mails it is not known any more whether they were read. */
  private Instant since(MailAccount account) {
    Instant known = context.clock().instant().minus(ReadMails.KEPT);
    return account.since().isAfter(known) ? account.since() : known;
  }

  private static MailLogin.Password login(MailAccount account) {
    return new MailLogin.Password(account.user(), account.password());
  }

  /** Who logs in by tokens has no password that could be tried. */
  @Override
  public void tryLogin(MailAccount account) throws LegacyException {
    if (account.tokens().isPresent()) {
      throw new LegacyException(
          FailureReason.UNSUPPORTED,
          Text.of(PolledMailboxes.class, "no-tokens", account.imap().name()));
    }
    pop.tryLogin(OwnMailboxes.host(account), login(account));
  }

  @Override
  public CompletionStage<Void> forget(String user) {
    return read.forget(user);
  }

  /** Polls end with their mailboxes. */
  @Override
  public void close() {}
}
