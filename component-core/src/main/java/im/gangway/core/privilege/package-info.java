/** What the XMPP server lets the gateway do for its users (XEP-0356). */
@NullMarked
package im.gangway.core.privilege;

import org.jspecify.annotations.NullMarked;
