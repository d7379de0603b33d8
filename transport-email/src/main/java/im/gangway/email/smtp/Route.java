package im.gangway.email.smtp;

import im.gangway.email.address.MailAddress;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import java.util.Map;

/** A way for mails to leave. Thread-safe. */
public interface Route {

  /** The host and port at its beginning. */
  String name();

  /**
   * Hands a mail over and gives the answer for each recipient; blocks.
   *
   * @throws LegacyException {@link FailureReason#CREDENTIALS_REFUSED}; {@link
   *     FailureReason#NETWORK_UNREACHABLE} if the mail cannot have been taken; {@link
   *     FailureReason#CONNECTION_LOST} if it may have been
   */
  Map<MailAddress, Verdict> submit(Submission submission) throws LegacyException;
}
