package im.gangway.email.outgoing;

import im.gangway.email.mail.Mailbox;
import im.gangway.email.smtp.Route;

/**
 * Who sends, and which way.
 *
 * @param user the account's id
 * @param wantsDelivered whether servers are asked to report success, which comes as a mail
 */
public record Sender(String user, Mailbox from, Route route, boolean wantsDelivered) {}
