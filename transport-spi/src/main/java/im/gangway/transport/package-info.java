/** What a transport author sees: no XMPP, no MINA, no SQL. */
@NullMarked
package im.gangway.transport;

import org.jspecify.annotations.NullMarked;
