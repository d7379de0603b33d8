/** Mails as data: a pure reading from bytes to a record that never fails. */
@NullMarked
package im.gangway.email.mail;

import org.jspecify.annotations.NullMarked;
