/** Listens for mail servers that deliver to the domain, on MINA. */
@NullMarked
package im.gangway.email.domain.wire;

import org.jspecify.annotations.NullMarked;
