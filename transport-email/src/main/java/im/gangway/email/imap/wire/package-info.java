/**
 * IMAP connections that need no thread of their own: bytes, responses and commands on MINA (RFC
 * 3501, RFC 2177), and nothing about what is done with them.
 */
@NullMarked
package im.gangway.email.imap.wire;

import org.jspecify.annotations.NullMarked;
