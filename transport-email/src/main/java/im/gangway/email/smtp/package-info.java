/**
 * Hands mails to a submission server or smarthost, with an answer for each recipient (RFC 6409).
 */
@NullMarked
package im.gangway.email.smtp;

import org.jspecify.annotations.NullMarked;
