package im.gangway.email.domain;

import im.gangway.email.address.MailAddress;
import java.util.Optional;

/**
 * To whom a mail is delivered.
 *
 * @param from where reports about it go; empty for reports themselves
 * @param to as the mail server wrote it
 * @param user who that is
 */
record Envelope(Optional<MailAddress> from, MailAddress to, String user) {}
