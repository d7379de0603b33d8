package im.gangway.email.pop;

import im.gangway.email.imap.MailHost;
import im.gangway.email.imap.MailLogin;
import java.time.Instant;

/**
 * A mailbox that is to be polled.
 *
 * @param since mails that the server got before are not told
 */
public record PopBox(MailHost host, MailLogin.Password login, Instant since) {}
