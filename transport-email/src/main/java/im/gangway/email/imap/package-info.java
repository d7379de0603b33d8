/**
 * Users' own mailboxes, watched by IMAP: thousands of them with one I/O thread, each mail told once
 * and in order (RFC 3501, RFC 2177).
 */
@NullMarked
package im.gangway.email.imap;

import org.jspecify.annotations.NullMarked;
