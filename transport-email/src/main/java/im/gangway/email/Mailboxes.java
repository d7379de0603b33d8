package im.gangway.email;

import im.gangway.email.outgoing.SentCopies;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where users' own mailboxes are read. Thread-safe. */
interface Mailboxes extends AutoCloseable {

  /** What happens in a mailbox; called on any thread, and must not block. */
  interface Listener {

    /**
     * A mail came.
     *
     * @param remark what the user should know and the mail does not say
     * @return done when it is safe, so that it need not come again
     */
    CompletionStage<?> arrived(byte[] mail, Optional<Instant> at, Optional<Text> remark);

    /** The mailbox cannot be read at present, and is tried again by itself. */
    void disturbed(Text why);

    /** It can be read again. */
    void restored();

    /** It cannot be read any more, until the user does something. */
    void ended(LegacyException why);
  }

  /** A mailbox that is being read, until it is closed. */
  interface Open extends AutoCloseable, SentCopies {
    @Override
    void close();
  }

  /** Reads a mailbox from now on; returns at once. */
  Open open(String user, MailAccount account, Listener listener);

  /** Logs in and does no more. Blocks. */
  void tryLogin(MailAccount account) throws LegacyException;

  /** Forgets how far a user's mailbox has been read; done when that is safe. */
  CompletionStage<Void> forget(String user);

  @Override
  void close();
}
