/** Users' own mailboxes where there is no IMAP: polled by POP3 (RFC 1939, RFC 2595). */
@NullMarked
package im.gangway.email.pop;

import org.jspecify.annotations.NullMarked;
