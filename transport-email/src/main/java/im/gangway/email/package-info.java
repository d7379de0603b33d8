/** The e-mail transport: mail addresses are contacts. */
@NullMarked
package im.gangway.email;

import org.jspecify.annotations.NullMarked;
