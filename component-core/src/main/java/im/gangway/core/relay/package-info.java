/** From the legacy side to XMPP: one relay for each kind of event. */
@NullMarked
package im.gangway.core.relay;

import org.jspecify.annotations.NullMarked;
