/** Real XMPP and IRC servers, clients and the packed gateway, started by tests on loopback. */
@NullMarked
package im.gangway.peers;

import org.jspecify.annotations.NullMarked;
