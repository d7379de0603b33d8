/** Messages as mails: from a chat message to the bytes that are sent. */
@NullMarked
package im.gangway.email.compose;

import org.jspecify.annotations.NullMarked;
