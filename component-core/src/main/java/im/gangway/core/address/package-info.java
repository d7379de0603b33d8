/** Legacy addresses as JIDs and back, and JIDs from outside (RFC 7622, XEP-0106). */
@NullMarked
package im.gangway.core.address;

import org.jspecify.annotations.NullMarked;
