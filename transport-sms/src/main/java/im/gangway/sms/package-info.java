/** The SMS transport: phones are contacts. */
@NullMarked
package im.gangway.sms;

import org.jspecify.annotations.NullMarked;
