/** Service discovery, computed from what is registered (XEP-0030, XEP-0115, XEP-0059). */
@NullMarked
package im.gangway.core.disco;

import org.jspecify.annotations.NullMarked;
