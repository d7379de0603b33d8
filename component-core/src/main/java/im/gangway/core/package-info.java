/** The XMPP side of the gateway. */
@NullMarked
package im.gangway.core;

import org.jspecify.annotations.NullMarked;
