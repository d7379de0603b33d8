package im.gangway.email;

import im.gangway.transport.LegacyException;
import java.util.concurrent.CompletionStage;

/** Users' own mailboxes, each read by its protocol. Thread-safe. */
final class AllMailboxes implements Mailboxes {
  private final Mailboxes imap;
  private final Mailboxes pop;

  AllMailboxes(Mailboxes imap, Mailboxes pop) {
    this.imap = imap;
    this.pop = pop;
  }

  private Mailboxes of(MailAccount account) {
    return account.imap().isPop() ? pop : imap;
  }

  @Override
  public Open open(String user, MailAccount account, Listener listener) {
    return of(account).open(user, account, listener);
  }

  @Override
  public void tryLogin(MailAccount account) throws LegacyException {
    of(account).tryLogin(account);
  }

  @Override
  public CompletionStage<Void> forget(String user) {
    return imap.forget(user).thenCompose(done -> pop.forget(user));
  }

  @Override
  public void close() {
    imap.close();
    pop.close();
  }
}
