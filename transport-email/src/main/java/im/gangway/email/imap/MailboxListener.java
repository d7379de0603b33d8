package im.gangway.email.imap;

import im.gangway.transport.LegacyException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Hears of a mailbox. One call at a time for mails; called on the executor for blocking work. */
public interface MailboxListener {

  /**
   * A mail came; the next one is told when this one is done.
   *
   * @param cursor to be stored together with the mail, in one transaction
   * @return done when both are committed. If it fails the mail is told again later, so a mail that
   *     cannot be used must not fail: a mailbox does not go past it
   */
  CompletionStage<Void> arrived(FolderCursor cursor, RawMail mail);

  /**
   * Whether a mail was told before, under a UID that was lost when the folder was rebuilt. Must
   * remember all mails newer than the time given with the {@link WatchedMailbox}.
   */
  CompletionStage<Boolean> knows(Fingerprint mail);

  /** A folder has been read up to here without a new mail; the cursor is worth storing. */
  default CompletionStage<Void> passed(FolderCursor cursor) {
    return CompletableFuture.completedFuture(null);
  }

  /** The mailbox is being watched, for the first time or again. */
  void online();

  /** The mailbox cannot be reached; it is tried again and again. */
  void unreachable(LegacyException why);

  /** The server refused the login; nothing more happens until the mailbox is opened again. */
  void refused(LegacyException why);
}
