package im.gangway.email.imap;

import java.util.concurrent.CompletionStage;

/**
 * A mailbox that is watched until it is closed. Thread-safe.
 *
 * <p>What is asked for here is done in order and as soon as there is a connection; stages fail with
 * {@link im.gangway.transport.LegacyException} if the server does not do it, if the mailbox is
 * closed before, or at once if too much is waiting.
 */
public interface MailboxWatch extends AutoCloseable {

  /** Marks a mail as read, so that other clients show it so. */
  CompletionStage<Void> markSeen(FolderCursor mail);

  /** Marks a mail as answered. */
  CompletionStage<Void> markAnswered(FolderCursor mail);

  /** Moves a mail to the folder for junk (RFC 6154). */
  CompletionStage<Void> moveToJunk(FolderCursor mail);

  /** Keeps a copy of what was sent (RFC 6154), unless the server does so by itself. */
  CompletionStage<Void> keepSent(byte[] mail);

  /** Ends it; returns at once. Nothing is told afterwards but for a mail that is being told. */
  @Override
  void close();
}
