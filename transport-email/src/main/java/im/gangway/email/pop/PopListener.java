package im.gangway.email.pop;

import im.gangway.transport.LegacyException;
import java.util.concurrent.CompletionStage;

/** Hears of a mailbox. One call at a time for mails; must not block. */
public interface PopListener {

  /**
   * A mail came; the next one is told when this one is done.
   *
   * @return done when the mail, and that it is known from now on, are committed. If it fails the
   *     mail is told again later, so a mail that cannot be used must not fail
   */
  CompletionStage<Void> arrived(PopMail mail);

  /** Whether the mail that the server names so was told before. */
  CompletionStage<Boolean> knows(String uid);

  /** The mailbox has been polled, for the first time or again. */
  void online();

  /** The mailbox cannot be reached; it is tried again and again. */
  void unreachable(LegacyException why);

  /** The server refused the login; nothing more happens until the mailbox is opened again. */
  void refused(LegacyException why);
}
