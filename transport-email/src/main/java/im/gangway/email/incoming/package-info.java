/** Turns mails that came into messages and reports. */
@NullMarked
package im.gangway.email.incoming;

import org.jspecify.annotations.NullMarked;
