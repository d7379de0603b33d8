package im.gangway.email;

import im.gangway.email.pop.PopListener;
import im.gangway.email.pop.PopMail;
import im.gangway.email.pop.PopWatch;
import im.gangway.email.store.ReadMails;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A user's own mailbox while it is polled; keeps which mails were read. Thread-safe. */
final class PolledMailbox implements Mailboxes.Open, PopListener {
  private static final int MEGABYTE = 1 << 20;

  private final String user;
  private final MailAccount account;
  private final Mailboxes.Listener listener;
  private final ReadMails read;
  private @Nullable PopWatch watch;
  private boolean isClosed;

  PolledMailbox(String user, MailAccount account, Mailboxes.Listener listener, ReadMails read) {
    this.user = user;
    this.account = account;
    this.listener = listener;
    this.read = read;
  }

  /** Gives what polls it, which it closes. */
  void polledBy(PopWatch polling) {
    synchronized (this) {
      if (!isClosed) {
        watch = polling;
        return;
      }
    }
    polling.close();
  }

  /** Another mailbox has names of its own. */
  private String place(String uid) {
    return "pop\n" + account.address().wire() + '\n' + account.imap().name() + '\n' + uid;
  }

  @Override
  public CompletionStage<Void> arrived(PopMail mail) {
    return listener
        .arrived(mail.bytes(), Optional.of(mail.receivedAt()), remark(mail))
        .thenCompose(taken -> read.read(user, place(mail.uid())));
  }

  private static Optional<Text> remark(PopMail mail) {
    if (mail.isWhole()) {
      return Optional.empty();
    }
    return Optional.of(
        mail.bytes().length == 0
            ? Text.of(PolledMailbox.class, "not-fetched")
            : Text.of(PolledMailbox.class, "header-only", mail.size() / MEGABYTE));
  }

  @Override
  public CompletionStage<Boolean> knows(String uid) {
    return read.knows(user, place(uid));
  }

  @Override
  public void online() {
    listener.restored();
  }

  @Override
  public void unreachable(LegacyException why) {
    listener.disturbed(why.text());
  }

  @Override
  public void refused(LegacyException why) {
    listener.ended(why);
  }

  /** There is but one folder. */
  @Override
  public void keep(byte[] mail) {}

  @Override
  public void close() {
    PopWatch open;
    synchronized (this) {
      isClosed = true;
      open = watch;
      watch = null;
    }
    if (open != null) {
      open.close();
    }
  }
}
