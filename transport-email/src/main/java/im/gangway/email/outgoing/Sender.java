package im.gangway.email.outgoing;

import im.gangway.email.mail.Mailbox;
import im.gangway.email.smtp.SmtpLogin;
import im.gangway.email.smtp.SmtpServer;
import im.gangway.transport.LegacyException;

/**
 * Who sends, and by which server.
 *
 * @param user the account's id
 */
public record Sender(String user, Mailbox from, SmtpServer server, Login login) {

  /** How to log in now. */
  @FunctionalInterface
  public interface Login {

    /** May block, to refresh a token. */
    SmtpLogin now() throws LegacyException;
  }
}
