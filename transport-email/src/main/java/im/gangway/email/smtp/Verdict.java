package im.gangway.email.smtp;

import im.gangway.email.bounce.MailFailure;
import im.gangway.transport.Text;

/** What a server said to one recipient of a mail. */
public sealed interface Verdict {

  /**
   * It has the mail and is answerable for it.
   *
   * @param reports whether it promised to report what becomes of it (RFC 3461)
   */
  record Taken(boolean reports) implements Verdict {}

  /**
   * It has not.
   *
   * @param isTransient whether the same may work later
   * @param text what the server said, or why it was not asked
   */
  record Refused(MailFailure failure, boolean isTransient, Text text) implements Verdict {}
}
