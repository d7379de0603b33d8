package im.gangway.email;

import im.gangway.email.imap.Fingerprint;
import im.gangway.email.imap.FolderCursor;
import im.gangway.email.imap.ImapMailboxes;
import im.gangway.email.imap.MailboxListener;
import im.gangway.email.imap.MailboxWatch;
import im.gangway.email.imap.RawMail;
import im.gangway.email.imap.WatchedMailbox;
import im.gangway.email.store.ReadMails;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import im.gangway.transport.TransportContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A user's own mailbox while it is read: it begins where it was left, and keeps how far it has come
 * after each mail. Thread-safe.
 */
final class OwnMailbox implements Mailboxes.Open, MailboxListener {
  private static final Logger log = LoggerFactory.getLogger(OwnMailbox.class);
  private static final int AGAIN_SECONDS = 20;
  private static final int MEGABYTE = 1 << 20;

  private final String user;
  private final MailAccount account;
  private final Mailboxes.Listener listener;
  private final ImapMailboxes imap;
  private final ReadMails read;
  private final TransportContext context;
  private @Nullable MailboxWatch watch;
  private boolean isClosed;

  OwnMailbox(
      String user,
      MailAccount account,
      Mailboxes.Listener listener,
      ImapMailboxes imap,
      ReadMails read,
      TransportContext context) {
    this.user = user;
    this.account = account;
    this.listener = listener;
    this.imap = imap;
    this.read = read;
    this.context = context;
  }

  /** Begins as soon as it is known how far the mailbox has been read. */
  void begin() {
    read.cursor(user, place(WatchedMailbox.INBOX))
        .whenComplete(
            (cursor, failed) -> {
              if (failed == null) {
                watch(cursor);
              } else {
                log.warn("Where a mailbox was left is not known yet: {}", failed.toString());
                again();
              }
            });
  }

  private synchronized void again() {
    if (!isClosed) {
      context.scheduler().schedule(this::begin, AGAIN_SECONDS, TimeUnit.SECONDS);
    }
  }

  private synchronized void watch(Optional<String> stored) {
    if (isClosed) {
      return;
    }
    Map<String, FolderCursor> cursors =
        stored
            .flatMap(each -> FolderCursor.read(WatchedMailbox.INBOX, each))
            .map(each -> Map.of(WatchedMailbox.INBOX, each))
            .orElse(Map.of());
    watch =
        imap.open(
            new WatchedMailbox(
                OwnMailboxes.host(account),
                OwnMailboxes.login(account),
                List.of(WatchedMailbox.INBOX),
                since(),
                cursors),
            this);
  }

  /** Older mails were never told, or it is not known any more whether they were. */
  private Instant since() {
    Instant known = context.clock().instant().minus(ReadMails.KEPT);
    return account.since().isAfter(known) ? account.since() : known;
  }

  /** Another mailbox has cursors of its own. */
  private String place(String folder) {
    return account.address().wire() + '\n' + account.imap().name() + '\n' + folder;
  }

  @Override
  public CompletionStage<Void> arrived(FolderCursor cursor, RawMail mail) {
    return listener
        .arrived(mail.bytes(), Optional.of(mail.receivedAt()), remark(mail))
        .thenCompose(
            taken ->
                read.reached(
                    user, place(cursor.folder()), cursor.stored(), mail.fingerprint().hash()));
  }

  private static Optional<Text> remark(RawMail mail) {
    return switch (mail.extent()) {
      case WHOLE -> Optional.empty();
      case HEADER -> Optional.of(Text.of(OwnMailbox.class, "header-only", mail.size() / MEGABYTE));
      case NONE -> Optional.of(Text.of(OwnMailbox.class, "not-fetched"));
    };
  }

  @Override
  public CompletionStage<Boolean> knows(Fingerprint mail) {
    return read.knows(user, mail.hash());
  }

  @Override
  public CompletionStage<Void> passed(FolderCursor cursor) {
    return read.reached(user, place(cursor.folder()), cursor.stored());
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

  @Override
  public synchronized void keep(byte[] mail) {
    if (watch != null) {
      watch.keepSent(mail).whenComplete(OwnMailbox::complain);
    }
  }

  private static void complain(@Nullable Void kept, @Nullable Throwable failed) {
    if (failed != null) {
      log.info("A copy of a sent mail could not be kept: {}", failed.toString());
    }
  }

  @Override
  public void close() {
    MailboxWatch open;
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
