/** Turns messages of users into mails and sends them. */
@NullMarked
package im.gangway.email.outgoing;

import org.jspecify.annotations.NullMarked;
