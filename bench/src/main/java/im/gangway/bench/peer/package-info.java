/**
 * The two ends of a gateway, played fast: an XMPP server that takes components and an IRC server.
 * They check nothing, remember nothing, and speak just enough.
 */
@NullMarked
package im.gangway.bench.peer;

import org.jspecify.annotations.NullMarked;
