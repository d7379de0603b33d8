/**
 * Finds the mail servers of an address: by SRV records (RFC 6186, RFC 8314), by Mozilla's
 * autoconfiguration, and by guessing.
 */
@NullMarked
package im.gangway.email.autoconfig;

import org.jspecify.annotations.NullMarked;
