package im.gangway.email.outgoing;

import im.gangway.email.mail.Mailbox;
import im.gangway.email.smtp.SmtpLogin;
import im.gangway.email.smtp.SmtpServer;
import im.gangway.transport.LegacyException;

/**
 * Who sends, and by which server.
 *
 * @param user the account's id
 * @param wantsDelivered whether servers are asked to report success, which comes as a mail
 */
public record Sender(
    String user, Mailbox from, SmtpServer server, Login login, boolean wantsDelivered) {

  /** How to log in now. */
  @FunctionalInterface
  public interface Login {

    /** May block, to refresh a token. */
    SmtpLogin now() throws LegacyException;
  }
}
