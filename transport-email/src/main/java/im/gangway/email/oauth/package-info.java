/** Logging in by tokens (RFC 6749, RFC 8628) where the admin is known to a mail provider. */
@NullMarked
package im.gangway.email.oauth;

import org.jspecify.annotations.NullMarked;
