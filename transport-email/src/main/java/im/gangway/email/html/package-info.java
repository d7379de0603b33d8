/** HTML mails as plain text. */
@NullMarked
package im.gangway.email.html;

import org.jspecify.annotations.NullMarked;
