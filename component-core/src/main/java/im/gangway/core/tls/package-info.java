/** Whom the gateway trusts when it connects by TLS. */
@NullMarked
package im.gangway.core.tls;

import org.jspecify.annotations.NullMarked;
